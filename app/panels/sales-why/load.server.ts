import { z } from "zod";
import { breakdownsOf } from "../../metrics/sales/breakdown";
import { loadBreakdowns, netMeasures } from "../../metrics/sales/breakdown.server";
import { listContributions } from "../../metrics/sales/contributors";
import { coveredWindows, loadSalesOnly } from "../../metrics/sales/daily.server";
import { mixBreakdowns } from "../../metrics/sales/split-by-mix";
import { loadPeriodSessions } from "../../metrics/sales/sessions.server";
import { readLabels, readTitles } from "../../store/sales-breakdown.server";
import type { ShopRow } from "../../store/shops.server";
import { loadSalesFrame } from "../home/frame.server";
import { labelOf, type KeyLabel } from "../sales-overview/labels";
import {
  buildWhy,
  isOnRequest,
  namedContributors,
  whyBreakdowns,
  type WhyBreakdown,
} from "./build-view";
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
  const choice = asked.parse(params.get("by"));
  const offered = whyBreakdowns.filter(
    (breakdown) => known.includes(breakdown) && (!isOnRequest(breakdown) || breakdown === choice),
  );
  const windows = coveredWindows(days.range, options);
  const isMix = (breakdown: WhyBreakdown) => mixBreakdowns.some((mix) => mix === breakdown);
  const others = offered.filter((breakdown) => !isMix(breakdown));
  const [ofMix, ofOthers, sessions] = await Promise.all([
    loadBreakdowns(shop, offered.filter(isMix), windows),
    // Of these only net sales are told.
    loadBreakdowns(shop, others, windows, { only: netMeasures }),
    loadPeriodSessions(shop, windows, days.timezone),
  ]);
  const facts = new Map([...ofMix, ...ofOthers]);
  const keysOf = (breakdown: WhyBreakdown) => {
    const sums = facts.get(breakdown);
    return sums ? [...new Set([...sums.current.keys(), ...sums.previous.keys()])] : [];
  };
  // Of thousands only those that are named.
  const namedOf = (breakdown: WhyBreakdown) => {
    const sums = facts.get(breakdown);
    const contributions = sums ? listContributions(sums.previous, sums.current) : [];
    // The answer names the first that went the way of the whole, which may come after all others.
    const firstOfSign = [1, -1].flatMap(
      (sign) => contributions.find(({ changeMinor }) => Math.sign(changeMinor) === sign) ?? [],
    );
    return [...contributions.slice(0, namedContributors), ...firstOfSign].map(({ key }) => key);
  };
  const labels = {
    product: await readTitles(shop, "product", namedOf("product")),
    variant: await readTitles(shop, "variant", namedOf("variant")),
    category: await readLabels(shop, "category", keysOf("category")),
  };
  const view = buildWhy({
    ...days,
    ...periods,
    facts,
    sessions,
    asked: choice,
    labelOf: (breakdown, key) => {
      const names =
        breakdown === "product" || breakdown === "variant" || breakdown === "category"
          ? labels[breakdown]
          : new Map<string, KeyLabel>();
      return labelOf(breakdown, key, names).label;
    },
  });
  return { ...view, ...shared };
}
