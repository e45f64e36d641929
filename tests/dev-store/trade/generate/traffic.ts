import type { Past } from "../log/event-log";
import type { TrafficSource } from "../shopifyql/sessions";
import type { Catalogue, StoreSettings } from "../../world/types";
import type { Calendar } from "./calendar";
import { slugOf } from "./history";

const LANDING_PRODUCTS = 10;

/** The visits around the orders of a generated past. */
export function createTraffic(
  settings: StoreSettings,
  calendar: Calendar,
  catalogue: Catalogue,
  past: Past,
): TrafficSource {
  const popular = [...(catalogue.everyProduct ?? catalogue.products)]
    .sort((a, b) => b.popularity - a.popularity)
    .slice(0, LANDING_PRODUCTS);
  let perDemand: number | null = null;

  function countPerDemand(): number {
    let orders = 0;
    for (let order = 0; order < past.orderCount; order++) {
      const { channel, test, at, processedAt } = past.header(order);
      if (channel === "online" && !test && at === processedAt) orders += 1;
    }
    let demand = 0;
    const last = calendar.time.dayOf(settings.until);
    for (let day = last - settings.historyDays + 1; day <= last; day++) {
      demand += calendar.demand(day);
    }
    return demand > 0 ? orders / demand : 0;
  }

  return {
    demand: calendar.demand,
    ordersPerDemand: () => (perDemand ??= countPerDemand()),
    landingPages: [
      "/",
      "/collections/all",
      ...popular.map(({ title }) => `/products/${slugOf(title)}`),
      "/collections/new",
      "/pages/about",
    ],
  };
}
