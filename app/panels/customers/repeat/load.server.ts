import { z } from "zod";
import type { SalesFacts } from "../../../metrics/metric";
import { silentChoices, usualSilentDays } from "../../../metrics/retention/repeat";
import { coveredWindows } from "../../../metrics/sales/daily.server";
import type { Queryable } from "../../../store/database.server";
import { readWindowSums } from "../../../store/rollup/read-window.server";
import { factsOfSums } from "../../../metrics/sales/facts-of-sums";
import type { ShopRow } from "../../../store/shops.server";
import { readGaps, readRepeatRange } from "../../../store/worth/repeat.server";
import type { SalesFrame } from "../../home/frame.server";
import { lacksSellingPlans } from "../../../store/worth/selling-plans.server";
import { loadCustomersPage } from "../frame.server";
import { buildRepeat, type RepeatInput } from "./build-view";
import { buildKinds, netOfKinds } from "./kinds";
import type { RepeatView } from "./view";

const silentSchema = z.enum(silentChoices.map(String)).transform(Number).catch(usualSilentDays);

/** Whether and when customers purchase again, and what those who do bring. */
export function loadRepeat(shop: ShopRow, params: URLSearchParams, now: Date): Promise<RepeatView> {
  const silentDays = silentSchema.parse(params.get("silent"));
  return loadCustomersPage({
    shop,
    params,
    now,
    read: async (tx, frame) => buildRepeat(await readRepeatInput(tx, shop, frame, silentDays)),
    readAlways: async (tx, frame) => buildKinds(await readKinds(tx, shop, frame), frame.range),
  });
}

/** What Repeat is made of, of a range as far as it is covered. */
export async function readRepeatInput(
  tx: Queryable,
  shop: ShopRow,
  frame: Pick<SalesFrame, "range" | "coverage" | "timezone" | "compared">,
  silentDays: number,
): Promise<RepeatInput> {
  const { range, coverage } = frame;
  const to = coverage.asOfDay < range.to ? coverage.asOfDay : range.to;
  return {
    gaps: await readGaps(tx, shop, to),
    range: await readRepeatRange(tx, shop, { from: range.from, to }, silentDays),
    silentDays,
    lacksPlans: await lacksSellingPlans(tx, shop),
    ...netOfKinds(await readKinds(tx, shop, frame)),
  };
}

async function readKinds(
  tx: Queryable,
  shop: ShopRow,
  frame: Pick<SalesFrame, "range" | "coverage" | "timezone" | "compared">,
): Promise<Map<string, SalesFacts>> {
  const { current } = coveredWindows(frame.range, { ...frame, zone: frame.timezone });
  const sums = current ? await readWindowSums(tx, shop, "kind", current) : [];
  return new Map(sums.map((row) => [row.key, factsOfSums(row)]));
}
