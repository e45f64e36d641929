import { readSeverity } from "../../quality/rules/active-checks";
import { checks } from "../../quality/registry";
import { gradeOf } from "../../quality/rules/score";
import { readReportedProducts, type ReportedProduct } from "../../store/quality/report-rows.server";
import { readRuleSums, type RuleSums } from "../../store/quality/rule-list.server";
import { noTotals, readLastTotals } from "../../store/quality/rules.server";
import { readQualitySettings } from "../../store/quality/settings.server";
import { readShopRules } from "../../store/quality/shop-results.server";
import { readQualityState } from "../../store/quality/state.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";

/** Rules of the shop as a whole count places, and have no sales or stock of their own: null. */
export interface ReportedRule extends Pick<RuleSums, "checkId" | "failed" | "unknown"> {
  severity: string;
  netMinor: number | null;
}

/** How well a catalogue is merchandised. */
export interface QualityFigures {
  score: number | null;
  grade: string | null;
  counts: { error: number; warning: number; hint: number };
  rules: ReportedRule[];
  products: ReportedProduct[];
  /** Whether what products have sold in 90 days is known. */
  isSalesKnown: boolean;
  productsWithErrors: number;
  netOfErrorsMinor: number;
}

/** Null: no product has been checked. */
export async function loadQualityReport(shop: ShopRow): Promise<QualityFigures | null> {
  return withShop(shop, async (tx) => {
    const products = await readReportedProducts(tx, shop);
    if (products.length === 0) return null;
    const totals = (await readLastTotals(tx, shop)) ?? noTotals;
    const settings = await readQualitySettings(tx, shop);
    const { isSalesKnown } = await readQualityState(tx, shop);
    const severities = new Map(checks.map(({ id, severity }) => [id, severity]));
    for (const { checkId, severity } of settings) {
      const own = readSeverity(severity);
      if (own) severities.set(checkId, own);
    }
    return {
      score: totals.meanScore,
      grade: totals.meanScore === null ? null : gradeOf(totals.meanScore),
      counts: { error: totals.errors, warning: totals.warnings, hint: totals.hints },
      rules: [
        ...(await readRuleSums(tx, shop)).flatMap((row) => {
          const severity = severities.get(row.checkId);
          return severity ? { ...row, severity } : [];
        }),
        ...(await readShopRules(tx, shop)).map(toReported),
      ],
      products,
      isSalesKnown,
      productsWithErrors: totals.productsWithErrors,
      netOfErrorsMinor: totals.netOfErrorsMinor,
    };
  });
}

function toReported({
  checkId,
  severity,
  state,
  places,
}: Awaited<ReturnType<typeof readShopRules>>[number]): ReportedRule {
  return {
    checkId,
    severity,
    failed: places,
    unknown: state === "unknown" ? 1 : 0,
    netMinor: null,
  };
}
