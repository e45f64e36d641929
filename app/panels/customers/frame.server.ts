import { areCustomersFolded } from "../../store/rollup/fold.server";
import type { Queryable } from "../../store/database.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { loadSalesFrame, type SalesFrame } from "../home/frame.server";
import { describeFrame } from "../products/describe";
import { findRefusal } from "./refusal";
import type { CustomersView } from "./view";

// With the usual 4 MB the sums over all orders of a shop would be sorted on disk.
const ample = { work_mem: "64MB" };

/** Runs `work` in a transaction of its own with memory for sums over all orders of a shop. */
export function withManyOrders<T>(shop: ShopRow, work: (tx: Queryable) => Promise<T>): Promise<T> {
  return withShop(shop, work, ample);
}

interface PageReads<Content, Always> {
  shop: ShopRow;
  params: URLSearchParams;
  now: Date;
  /** What needs the whole history, in transactions of its own: never within another one. */
  read(frame: SalesFrame): Promise<Content>;
  /** What does not. */
  readAlways(tx: Queryable, frame: SalesFrame): Promise<Always>;
}

interface PageReadsAtOnce<Content, Always> extends Omit<PageReads<Content, Always>, "read"> {
  /** What needs the whole history. */
  read(tx: Queryable, frame: SalesFrame): Promise<Content>;
}

/** What a page of customers is made of: all that needs the whole history is read in one transaction. */
export function loadCustomersPage<Content, Always>({
  read,
  ...page
}: PageReadsAtOnce<Content, Always>): Promise<CustomersView<Content, Always>> {
  return loadCustomersApart({
    ...page,
    read: (frame) => withManyOrders(page.shop, (tx) => read(tx, frame)),
  });
}

/** The same of a page that reads side by side. */
export async function loadCustomersApart<Content, Always>({
  shop,
  params,
  now,
  read,
  readAlways,
}: PageReads<Content, Always>): Promise<CustomersView<Content, Always>> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const { always, refusal } = await withManyOrders(shop, async (tx) => ({
    refusal: findRefusal(frame, await areCustomersFolded(tx, shop)),
    always: await readAlways(tx, frame),
  }));
  const shared = { ...describeFrame(frame), always };
  if (refusal === null) return { ...shared, refusal, content: await read(frame) };
  // One banner at most: the refusal asks for the same.
  const isSaidTwice = refusal.kind === "scopes" && shared.notice?.kind === "missingScopes";
  return { ...shared, ...(isSaidTwice ? { notice: null } : {}), refusal, content: null };
}

/** Of a page that says nothing without the whole history. */
export const nothingAlways = (): Promise<null> => Promise.resolve(null);
