import { z } from "zod";
import { breakdownsOf } from "../../metrics/sales/breakdown";
import { loadBreakdowns, loadColumns, netMeasures } from "../../metrics/sales/breakdown.server";
import {
  listColumnContributions,
  listContributions,
  type Contribution,
} from "../../metrics/sales/contributors";
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

/** Those of thousands of keys. */
const columnBreakdowns = ["product", "variant"] as const satisfies readonly WhyBreakdown[];

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
  const inRows = offered.filter(
    (breakdown) => !isMix(breakdown) && !columnBreakdowns.some((other) => other === breakdown),
  );
  const inColumns = columnBreakdowns.filter((breakdown) => offered.includes(breakdown));
  const [facts, ofRows, sessions] = await Promise.all([
    loadBreakdowns(shop, offered.filter(isMix), windows),
    // Of these only net sales are told.
    loadBreakdowns(shop, inRows, windows, { only: netMeasures }),
    loadPeriodSessions(shop, windows, days.timezone),
  ]);
  // Not with the others: a page takes no more than half of the connections.
  const ofColumns = await Promise.all(
    inColumns.map((breakdown) => loadColumns(shop, breakdown, windows, netMeasures)),
  );
  const contributions = new Map<WhyBreakdown, Contribution[]>([
    ...[...facts, ...ofRows].map(
      ([id, { previous, current }]) => [id, listContributions(previous, current)] as const,
    ),
    ...inColumns.flatMap((id, index) => {
      const sums = ofColumns[index];
      return sums ? [[id, listColumnContributions(sums)] as const] : [];
    }),
  ]);
  const keysOf = (breakdown: WhyBreakdown) =>
    (contributions.get(breakdown) ?? []).map(({ key }) => key);
  // Of thousands only those that are named.
  const namedOf = (breakdown: WhyBreakdown) => {
    const all = contributions.get(breakdown) ?? [];
    // The answer names the first that went the way of the whole, which may come after all others.
    const firstOfSign = [1, -1].flatMap(
      (sign) => all.find(({ changeMinor }) => Math.sign(changeMinor) === sign) ?? [],
    );
    return [...all.slice(0, namedContributors), ...firstOfSign].map(({ key }) => key);
  };
  const [product, variant, category] = await Promise.all([
    readTitles(shop, "product", namedOf("product")),
    readTitles(shop, "variant", namedOf("variant")),
    readLabels(shop, "category", keysOf("category")),
  ]);
  const labels = { product, variant, category };
  const view = buildWhy({
    ...days,
    ...periods,
    facts,
    contributions,
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
