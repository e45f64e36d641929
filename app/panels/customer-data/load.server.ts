import { createShopCalendar } from "../../lib/shop-day";
import { countCountries } from "../../store/order-countries.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { isUnderWay } from "../data-status/view";
import type { CountriesView, CustomerDataView } from "./view";

/** The page that says what is kept of customers, and lets the merchant choose. */
export async function loadCustomerData(shop: ShopRow, now: Date): Promise<CustomerDataView> {
  return { dataVersion: shop.dataVersion, countries: await loadCountries(shop, now) };
}

async function loadCountries(shop: ShopRow, now: Date): Promise<CountriesView> {
  if (!shop.readsCountries) return { state: "off" };
  if (shop.countriesDeniedAt !== null) {
    const calendar = createShopCalendar(shop.timezone ?? "UTC");
    return { state: "denied", day: calendar.dayOf(shop.countriesDeniedAt) };
  }
  const progress = await readProgress(shop, now);
  const isReading = progress.some((each) => each.resource === "orders" && isUnderWay(each));
  return { state: "on", ...(await countCountries(shop)), isReading };
}
