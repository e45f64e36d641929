import { textsOfFiles } from "../../../i18n/i18n";
import type { TextKey } from "../../../i18n/text-key";
import { currencyExponent } from "../../../lib/money";
import { returnRate } from "../../../metrics/definitions/return-rate";
import { noSales } from "../../../metrics/metric";
import { fieldOf } from "../../../quality/fixes/fields";
import type { ProductSales } from "../../../store/quality/sales.server";
import type { ProductContent } from "../../quality/product/view";
import type { BlockSuggestion, ProductBlockReady } from "./view";

const waitingTexts = {
  installing: "extension.waiting.installing",
  blocked: "extension.waiting.blocked",
  empty: "extension.waiting.empty",
} as const satisfies Record<string, TextKey>;

/** Why nothing can be said yet, in words. */
export function whyWaiting(state: keyof typeof waitingTexts): string {
  return textsOfFiles().t(waitingTexts[state]);
}

interface BlockInput {
  content: ProductContent;
  currency: string;
  /** Of 90 days; null: not known. */
  sales: ProductSales | null;
  grantedScopes: readonly string[];
}

export function buildBlock({
  content,
  currency,
  sales,
  grantedScopes,
}: BlockInput): ProductBlockReady {
  const { t } = textsOfFiles();
  const { id, score, findings } = content;
  const hasErrors = findings.some(({ severity }) => severity === "error");
  const netMinor = content.sales?.netMinor ?? null;
  return {
    state: "ready",
    currency: { code: currency, digits: currencyExponent(currency) },
    score,
    findings: findings.map(({ words, severity, places, since }) => ({
      ...{ id: words.id, severity, places, since },
      title: t(words.fail),
    })),
    fixable: findings.filter(({ words }) => words.isFixable).length,
    atStakeMinor: hasErrors ? netMinor : netMinor === null ? null : 0,
    sales: content.sales &&
      sales && {
        netMinor: content.sales.netMinor,
        units: content.sales.units,
        returnRate: returnRate.compute({ ...noSales, ...sales }),
      },
    suggestion: suggestionOf(content, grantedScopes),
    appPath: `/app/quality/products/${id}`,
  };
}

function suggestionOf(
  { suggestion, category, categoryId }: ProductContent,
  grantedScopes: readonly string[],
): BlockSuggestion | null {
  if (!suggestion) return null;
  const { scope } = fieldOf("category");
  return {
    categoryId: suggestion.categoryId,
    category: suggestion.category,
    current: category,
    currentId: categoryId,
    confidence: suggestion.confidence,
    missingScope: grantedScopes.includes(scope) ? null : scope,
  };
}
