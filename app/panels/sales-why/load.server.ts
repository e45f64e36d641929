import { z } from "zod";
import { breakdownsOf } from "../../metrics/sales/breakdown";
import { loadBreakdowns, netMeasures } from "../../metrics/sales/breakdown.server";
import { coveredWindows, loadSalesOnly } from "../../metrics/sales/daily.server";
import { mixBreakdowns } from "../../metrics/sales/split-by-mix";
import { loadPeriodSessions } from "../../metrics/sales/sessions.server";
import { readLabels, readTitles } from "../../store/sales-breakdown.server";
import type { ShopRow } from "../../store/shops.server";
import { loadSalesFrame } from "../home/frame.server";
import { labelOf } from "../sales-overview/labels";
import { buildWhy, whyBreakdowns, type WhyBreakdown } from "./build-view";
import type { SalesWhyView } from "./view";

const asked = z.enum(whyBreakdowns).nullable().catch(null);

/** Why net sales are others than in the days that the range is compared with. */
export async function loadSalesWhy(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<SalesWhyView> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const { shared, ...days } = frame;
  const options = { ...days, zone: days.timezone };
  const periods = await loadSalesOnly(shop, days.range, options);
  const known = breakdownsOf(shop);
  const offered = whyBreakdowns.filter((breakdown) => known.includes(breakdown));
  const windows = coveredWindows(days.range, options);
  const isMix = (breakdown: WhyBreakdown) => mixBreakdowns.some((mix) => mix === breakdown);
  const others = offered.filter((breakdown) => !isMix(breakdown));
  const facts = new Map([
    ...(await loadBreakdowns(shop, offered.filter(isMix), windows)),
    // Of these only net sales are told.
    ...(await loadBreakdowns(shop, others, windows, { only: netMeasures })),
  ]);
  const keysOf = (breakdown: (typeof whyBreakdowns)[number]) => {
    const sums = facts.get(breakdown);
    return sums ? [...new Set([...sums.current.keys(), ...sums.previous.keys()])] : [];
  };
  const labels = {
    product: await readTitles(shop, "product", keysOf("product")),
    category: await readLabels(shop, "category", keysOf("category")),
  };
  const view = buildWhy({
    ...days,
    ...periods,
    facts,
    sessions: await loadPeriodSessions(shop, windows, days.timezone),
    asked: asked.parse(params.get("by")),
    labelOf: (breakdown, key) =>
      labelOf(
        breakdown,
        key,
        breakdown === "product" || breakdown === "category" ? labels[breakdown] : new Map(),
      ).label,
  });
  return { ...view, ...shared };
}
