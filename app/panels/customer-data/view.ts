import type { ShopDay } from "../../lib/shop-day";

/** What is kept of customers, as plain JSON. */
export interface CustomerDataView {
  dataVersion: number;
  countries: CountriesView;
}

export type CountriesView =
  | { state: "off" }
  | {
      state: "on";
      /** Orders whose country is known, and all. */
      known: number;
      orders: number;
      /** Orders are being read. */
      isReading: boolean;
    }
  /** Shopify refused, on this day of the shop. */
  | { state: "denied"; day: ShopDay };
