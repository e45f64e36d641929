import { z } from "zod";
import { breakdownsOf } from "../../metrics/sales/breakdown";
import { loadBreakdowns } from "../../metrics/sales/breakdown.server";
import { coveredWindows, loadSalesOnly } from "../../metrics/sales/daily.server";
import { loadPeriodSessions } from "../../metrics/sales/sessions.server";
import { readLabels } from "../../store/sales-breakdown.server";
import type { ShopRow } from "../../store/shops.server";
import { loadSalesFrame } from "../home/frame.server";
import { labelOf } from "../sales-overview/labels";
import { buildWhy, whyBreakdowns } from "./build-view";
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
  const facts = await loadBreakdowns(shop, offered, windows);
  const keysOf = (breakdown: (typeof whyBreakdowns)[number]) => {
    const sums = facts.get(breakdown);
    return sums ? [...new Set([...sums.current.keys(), ...sums.previous.keys()])] : [];
  };
  const labels = {
    product: await readLabels(shop, "product", keysOf("product")),
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
