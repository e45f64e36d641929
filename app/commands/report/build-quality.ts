import { formatDecimal } from "../../lib/money";
import type { QualityFigures } from "../../panels/quality/report.server";
import { qualitySchema, type QualityReport } from "./quality-schema";

/** How well the catalogue is merchandised, as JSON. */
export function buildQuality(figures: QualityFigures | null, currency: string): QualityReport {
  if (!figures) return null;
  const { score, grade, counts, rules, products, isSalesKnown } = figures;
  return qualitySchema.parse({
    score: score === null ? null : round(score),
    grade,
    counts,
    rules: rules.map(({ checkId, severity, failed, unknown, netMinor }) => ({
      id: checkId,
      severity,
      failed,
      unknown,
      moneyAtStake: isSalesKnown && netMinor !== null ? formatDecimal(netMinor, currency) : null,
    })),
    products: products.map((product) => ({
      ...product,
      score: product.score === null ? null : round(product.score),
    })),
  });
}

/** The same in a few lines: what weighs most first. */
export function describeQuality(
  quality: NonNullable<QualityReport>,
  currency: string,
  titleOf: (rule: string) => string,
): string[] {
  const { score, grade, counts, rules, products } = quality;
  const failed = rules.filter((rule) => rule.failed > 0).sort(compareRules);
  const scored =
    score === null ? "Nothing could be told" : `Score ${Math.round(score)} of 100 (${grade})`;
  return [
    `${scored} of ${several(products.length, "product")}: ${several(counts.error, "error")}, ${several(counts.warning, "warning")}, ${several(counts.hint, "hint")}.`,
    ...failed.slice(0, listedRules).map((rule) => {
      const stake =
        rule.moneyAtStake === null
          ? ""
          : `, ${rule.moneyAtStake} ${currency} of the last 90 days' net sales`;
      return `${rule.id} (${rule.severity}): ${titleOf(rule.id)}: ${isOfShop(rule.id) ? several(rule.failed, "place") + " in the shop" : several(rule.failed, "product")}${stake}`;
    }),
    ...(failed.length > listedRules
      ? [`and ${several(failed.length - listedRules, "more rule")}; --json lists all of them.`]
      : []),
  ];
}

const isOfShop = (id: string) => id.startsWith("SHOP-");
const listedRules = 10;
const weights = { error: 0, warning: 1, hint: 2 };
type Rule = NonNullable<QualityReport>["rules"][number];

function compareRules(a: Rule, b: Rule): number {
  return (
    weights[a.severity] - weights[b.severity] ||
    Number(b.moneyAtStake ?? 0) - Number(a.moneyAtStake ?? 0) ||
    b.failed - a.failed
  );
}

const several = (count: number, noun: string) =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

// More digits than anybody reads, fewer than a binary fraction brings.
const round = (value: number) => Number(value.toFixed(6));
