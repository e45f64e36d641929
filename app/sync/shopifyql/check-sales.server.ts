import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server";
import { orderStatesQuery } from "../../admin-api/documents/shopifyql";
import { AppError } from "../../lib/errors";
import { numberOfGid, toGid } from "../../lib/gid";
import { addDays, eachDay, type ShopDay } from "../../lib/shop-day";
import { readSalesDays } from "../../store/daily-sales.server";
import {
  figuresOf,
  isNothing,
  noFigures,
  subtractFigures,
  type ReportFigures,
} from "../../store/report-figures";
import {
  countNarrowedDays,
  readOrderFigures,
  writeShopifySalesDays,
  writeShopifySalesOrders,
} from "../../store/shopify-sales.server";
import type { ShopifySalesOrderRow } from "../../store/tables/reports";
import { instant } from "../shapes";
import { askSalesByDay, askSalesByOrder } from "./ask-sales.server";
import type { ReportReading } from "./reading";

// Half a year of days at once: a few questions for years, and an answer that is soon here.
const daysAtOnce = 180;
// Each day takes questions of its own; of more days than these something general is amiss, which the
// newest of them show as well. Any other one is narrowed when a reader opens it.
const mostDaysNarrowed = 31;
// A day's list of orders that differ is to be read by people.
const mostOrdersKept = 250;
const statesAtOnce = 50;

/**
 * Asks Shopify's sales of the days before `reading.before`, newest first, keeps them, and narrows days
 * that differ from ours down to orders. Returns the day before which to go on, or null at the end; where
 * the time is up while days are narrowed, the first of those that are not is where to go on.
 */
export async function checkSales(
  client: AdminClient,
  reading: ReportReading,
): Promise<{ before: ShopDay | null; isDetailed: boolean | null }> {
  const { from, currency, clock, isTimeUp } = reading;
  let { before } = reading;
  let isDetailed: boolean | null = null;
  while (before > from) {
    const to = addDays(before, -1);
    const first = [from, addDays(to, 1 - daysAtOnce)].sort().at(-1) ?? from;
    const checkedAt = clock().toISOString();
    const theirs = await askSalesByDay(client, { from: first, to, currency });
    await keepDays(client, eachDay(first, to), theirs, checkedAt);
    const differing = await listDifferingDays(client, { from: first, to }, theirs);
    // A job before this one may have narrowed some, and stopped among them.
    const narrowed = await countNarrowedDays(client.shop, {
      from: addDays(to, 1),
      to: addDays(to, daysAtOnce - 1),
    });
    before = first;
    const toNarrow = differing.slice(0, Math.max(0, mostDaysNarrowed - narrowed));
    for (const [index, day] of toNarrow.entries()) {
      // One in any case: else a slow answer for the days would be all that a job ever does.
      if (index > 0 && isTimeUp()) {
        before = addDays(day, 1);
        break;
      }
      isDetailed = await narrow(client, day, theirs.get(day) ?? noFigures, reading);
      if (!isDetailed) break;
    }
    if (isTimeUp()) break;
  }
  return { before: before > from ? before : null, isDetailed };
}

/**
 * Asks Shopify's sales of one day anew, keeps them, and narrows them down to orders, however many days differ. False
 * where Shopify's sales cannot be asked for by order.
 */
export async function checkSalesDay(
  client: AdminClient,
  { day, currency, clock }: { day: ShopDay; currency: string; clock: () => Date },
): Promise<boolean> {
  const checkedAt = clock().toISOString();
  const theirs = await askSalesByDay(client, { from: day, to: day, currency });
  await keepDays(client, [day], theirs, checkedAt);
  return narrow(client, day, theirs.get(day) ?? noFigures, { currency, clock });
}

async function keepDays(
  client: AdminClient,
  days: readonly ShopDay[],
  theirs: ReadonlyMap<ShopDay, ReportFigures>,
  checkedAt: string,
): Promise<void> {
  await writeShopifySalesDays(
    client.shop,
    days.map((day) => ({
      shopDay: day,
      ...(theirs.get(day) ?? noFigures),
      isNarrowed: false,
      checkedAt,
    })),
  );
}

/** Newest first. */
async function listDifferingDays(
  client: AdminClient,
  days: { from: ShopDay; to: ShopDay },
  theirs: ReadonlyMap<ShopDay, ReportFigures>,
): Promise<ShopDay[]> {
  const rows = await readSalesDays(client.shop, days, { hasCustomers: false });
  const ours = new Map(rows.map((row) => [row.day, figuresOf(row)]));
  return eachDay(days.from, days.to)
    .filter((day) => {
      const difference = subtractFigures(ours.get(day) ?? noFigures, theirs.get(day) ?? noFigures);
      return !isNothing(difference);
    })
    .reverse();
}

/** Keeps the orders of a day that differ. False where Shopify's sales cannot be asked for by order. */
async function narrow(
  client: AdminClient,
  day: ShopDay,
  ofDay: ReportFigures,
  { currency, clock }: Pick<ReportReading, "currency" | "clock">,
): Promise<boolean> {
  const theirs = await askSalesByOrder(client, { day, currency });
  if (!theirs) return false;
  const checkedAt = clock().toISOString();
  const ours = await readOrderFigures(client.shop, day);
  const ids = [...new Set([...theirs.byOrder.keys(), ...ours.keys()])];
  const differing = ids
    .map((id) => ({ id, ...(theirs.byOrder.get(id) ?? { name: null, figures: noFigures }) }))
    .filter(({ id, figures }) => !isNothing(subtractFigures(ours.get(id) ?? noFigures, figures)));
  // A list that was cut short does not add up to the day: what is not on it may differ or not.
  const isWhole = isNothing(subtractFigures(theirs.total, ofDay));
  const kept = differing
    .filter(({ id }) => isWhole || theirs.byOrder.has(id))
    .slice(0, mostOrdersKept);
  const states = await askOrderStates(
    client,
    kept.map(({ id }) => id),
  );
  const rows = kept.map(({ id, name, figures }): ShopifySalesOrderRow => {
    const state = states?.get(id);
    return {
      shopDay: day,
      orderId: id,
      orderName: name,
      ...figures,
      isFound: states ? state !== undefined : null,
      isTest: state?.test ?? null,
      updatedAt: state?.updatedAt ?? null,
      checkedAt,
    };
  });
  await writeShopifySalesOrders(
    client.shop,
    day,
    rows,
    isWhole && kept.length === differing.length,
  );
  return true;
}

const statesAnswer = z.object({
  nodes: z.array(
    z.union([z.object({ id: z.string(), updatedAt: instant, test: z.boolean() }), z.null()]),
  ),
});

/** Orders that Shopify shows, by number; null where it may not be asked. */
async function askOrderStates(
  client: AdminClient,
  ids: readonly number[],
): Promise<Map<number, { updatedAt: string; test: boolean }> | null> {
  const states = new Map<number, { updatedAt: string; test: boolean }>();
  for (let at = 0; at < ids.length; at += statesAtOnce) {
    const gids = ids.slice(at, at + statesAtOnce).map((id) => toGid("Order", id));
    try {
      const { data, denied } = await client.query(orderStatesQuery, { ids: gids });
      const parsed = statesAnswer.safeParse(data);
      if (denied.length > 0 || !parsed.success) return null;
      for (const node of parsed.data.nodes) if (node) states.set(numberOfGid(node.id), node);
    } catch (error) {
      // Without access to orders there is nothing to compare their states with.
      if (error instanceof AppError && error.code === "missing_scope") return null;
      throw error;
    }
  }
  return states;
}
