import { csvLine } from "../../components/csv-line";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { CostSetting, FixedCost } from "../../store/costs/cost-terms";
import type { FixedCostView, SettingView } from "./view";

/** Settings with the day up to which each holds, the latest of a kind and channel first. */
export function withEnds(settings: readonly CostSetting[]): SettingView[] {
  const isNewer = (a: CostSetting, b: CostSetting) =>
    a.kind === b.kind && a.channel === b.channel && a.from > b.from;
  return settings
    .map((setting) => {
      const next = settings
        .filter((other) => isNewer(other, setting))
        .map(({ from }) => from)
        .sort()[0];
      return { ...setting, to: next === undefined ? null : addDays(next, -1) };
    })
    .sort(
      (a, b) =>
        a.kind.localeCompare(b.kind) ||
        (a.channel ?? "").localeCompare(b.channel ?? "") ||
        b.from.localeCompare(a.from),
    );
}

export function withEndings(costs: readonly FixedCost[], today: ShopDay): FixedCostView[] {
  const month = `${today.slice(0, 7)}-01`;
  return costs.map((cost) => ({
    ...cost,
    canEnd: cost.from <= month && (cost.to === null || cost.to > month),
  }));
}

/** A file to fill in: a row without a cost is left out when it is read. */
export function buildTemplate(skus: readonly string[], today: ShopDay): string {
  const rows = skus.length > 0 ? skus.map((sku) => [sku, today, ""]) : [["YOUR-SKU", today, ""]];
  return `\ufeff${[["sku", "from", "cost"], ...rows].map(csvLine).join("\r\n")}\r\n`;
}
