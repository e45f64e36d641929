import type { Catalogue, StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import { shopTime } from "../../world/shop-time";
import type { Past } from "../log/event-log";
import type { CustomersMergedEvent, SalesChannel } from "../log/events";
import { createCalendar } from "./calendar";
import type { Calendar } from "./calendar";
import { createHeaders } from "./headers";
import { createHistory } from "./history";
import { LONGEST_TAIL_MS } from "./plan";
import { CHANNELS, createPopulation } from "./population";
import type { Population } from "./population";

const DAY = 86_400_000;
/** One merge per so many customers, a few dozen at most. */
const CUSTOMERS_PER_MERGE = 400;
const MOST_MERGES = 40;

/** The generated past of a store, ready to be asked for any order. */
export function createPast(
  settings: StoreSettings,
  catalogue: Catalogue,
): { past: Past; calendar: Calendar } {
  const calendar = createCalendar(
    shopTime(settings.timezone),
    settings.historyDays,
    settings.until,
  );
  const population = createPopulation(settings, calendar);
  const history = createHistory(settings, calendar, population, catalogue);
  const { offsets, customerOrders } = population;
  const planned = createHeaders(population.orderedAt, history.plan);

  const past: Past = {
    orderCount: population.orderCount,
    tailMs: LONGEST_TAIL_MS,
    events: history.events,
    eventCount: (order) => 1 + history.plan(order).steps.length,
    header(order) {
      const buyer = population.orderCustomer[order] as number;
      const { at, processedAt, test, cancelledAt, deletedAt, updatedAt, isPlain } = planned(order);
      return {
        at,
        processedAt,
        customer: buyer < 0 ? null : buyer,
        channel: CHANNELS[population.orderChannel[order] as number] as SalesChannel,
        test,
        cancelledAt,
        deletedAt,
        updatedAt,
        isPlain,
      };
    },
    customerCount: population.customerCount,
    customer: (customer) => ({
      createdAt: population.customerSince[customer] as number,
      ...history.placeOfCustomer(customer),
    }),
    ordersOf: (customer) =>
      Array.from(
        customerOrders.subarray(offsets[customer] as number, offsets[customer + 1] as number),
      ),
    merges: drawMerges(settings, population),
  };
  return { past, calendar };
}

/** Profiles that turned out to be one person: each takes part in one merge at most. */
function drawMerges(settings: StoreSettings, population: Population): CustomersMergedEvent[] {
  const rng = createRng(settings.seed, "merges");
  const wanted = Math.min(MOST_MERGES, Math.floor(population.customerCount / CUSTOMERS_PER_MERGE));
  const used = new Set<number>();
  const merges: CustomersMergedEvent[] = [];
  for (let n = 0; n < wanted; n++) {
    const into = rng.int(0, population.customerCount - 1);
    const from = rng.int(0, population.customerCount - 1);
    const since = Math.max(
      population.customerSince[into] as number,
      population.customerSince[from] as number,
    );
    const at = since + rng.int(1, 120 * 24) * 3_600_000;
    if (into === from || used.has(into) || used.has(from) || at > settings.until - DAY) continue;
    used.add(into).add(from);
    merges.push({ type: "customers merged", at, from, into });
  }
  return merges.sort((a, b) => a.at - b.at);
}
