import type { ShopDay } from "../../lib/shop-day";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../home/view";

/** The orders that a row of Sales is the sum of, as plain JSON: money in minor units. */
export type SalesOrdersView = InstallingView | BlockedView | EmptyView | OrdersOfRowView;

export interface OrdersOfRowView extends FrameView {
  label: string;
  /** Of all its orders in the range; null: nothing of it has been read. */
  netMinor: number | null;
  orders: OrderRow[];
  /** Whether these are the newest. */
  isFirst: boolean;
  /** The address's value of where to go on; null: there are no more. */
  next: string | null;
}

export interface OrderRow {
  orderId: number;
  name: string;
  day: ShopDay;
  netMinor: number;
  isPlaced: boolean;
}
