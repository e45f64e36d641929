import { createI18n } from "../../i18n/i18n";
import { formatDecimal } from "../../lib/money";
import type { Check } from "../../quality/rules/check";
import { textsOfCheck } from "../../quality/rules/check-texts";
import type { OpenFinding, QualityProductRow } from "../../store/quality/product-list.server";
import type { OpenShopFinding } from "../../store/quality/shop-results.server";
import type { ShopCheck } from "../../quality/rules/shop-check";
import { csvText } from "./csv-text";
import { readShopEvidence } from "./rule-words";
import type { QualityReadyView } from "./view";
import { severityTexts } from "./words";
import type { RulesContent } from "./rules/view";

type Basis = Omit<QualityReadyView<never>, "content">;

/** The rules as CSV (RFC 4180) after comment lines. Money in the currency's main unit. */
export function rulesCsv(view: QualityReadyView<RulesContent>): string {
  const { t } = createI18n();
  const { currency, content } = view;
  const heading = [
    t("quality.columns.id"),
    t("quality.columns.rule"),
    t("quality.columns.severity"),
    t("quality.columns.failed"),
    `${t("quality.columns.net")} (${currency})`,
    `${t("quality.columns.stock")} (${currency})`,
    t("quality.columns.unknown"),
  ];
  const rows = content.rules.map((rule) => [
    rule.words.id,
    t(rule.words.fail),
    t(severityTexts[rule.severity]),
    String(rule.failed),
    view.isSalesKnown ? formatDecimal(rule.netMinor, currency) : "",
    formatDecimal(rule.stockMinor, currency),
    String(rule.unknown),
  ]);
  const ofShop = (content.shop?.rules ?? []).map(({ words, severity, places }) => [
    words.id,
    t(words.fail),
    t(severityTexts[severity]),
    places === null ? "" : String(places),
    "",
    "",
    places === null ? "1" : "0",
  ]);
  const notes = ofShop.length > 0 ? [t("quality.csv.shopRules")] : [];
  return toText(view, t("quality.csv.rules"), heading, [...rows, ...ofShop], notes);
}

/** What a rule of the shop as a whole has found, in words. */
export function shopFindingsCsv({
  check,
  found,
  ...view
}: Basis & { check: ShopCheck; found: readonly OpenShopFinding[] }): string {
  const { t } = createI18n();
  // Which values the text of a check takes is known where the check is.
  const put = t as (key: string, values: Record<string, string | number>) => string;
  const heading = [
    t("quality.columns.placeId"),
    t("quality.columns.where"),
    t("quality.columns.found"),
    t("quality.columns.since"),
  ];
  const rows = found.map(({ collectionId, productId, name, values, firstSeenAt }) => {
    const evidence = readShopEvidence(check.id, values);
    return [
      String(collectionId ?? productId ?? ""),
      name ?? "",
      evidence ? put(evidence.text, evidence.values) : "",
      firstSeenAt.toISOString(),
    ];
  });
  const title = t("quality.csv.placesOf", { rule: t(textsOfCheck(check.id).fail) });
  return toText(view, title, heading, rows);
}

/** Products as CSV, with the rules they fail. */
export function productsCsv({
  check,
  rows,
  findings,
  ...view
}: Basis & {
  check: Check | null;
  rows: readonly QualityProductRow[];
  findings: readonly OpenFinding[];
}): string {
  const { t } = createI18n();
  const { currency } = view;
  const failed = new Map<number, string[]>();
  for (const { productId, checkId } of findings) {
    failed.set(productId, [...(failed.get(productId) ?? []), checkId]);
  }
  const heading = [
    t("quality.columns.productId"),
    t("quality.columns.product"),
    t("quality.filters.vendor"),
    t("quality.filters.type"),
    t("quality.filters.status"),
    t("quality.columns.score"),
    t("quality.severities.error"),
    t("quality.severities.warning"),
    t("quality.severities.hint"),
    `${t("quality.columns.net")} (${currency})`,
    `${t("quality.columns.stock")} (${currency})`,
    t("quality.columns.rules"),
  ];
  const lines = rows.map((row) => [
    String(row.productId),
    row.title,
    row.vendor,
    row.type,
    row.status,
    row.score === null ? "" : row.score.toFixed(1),
    String(row.errors),
    String(row.warnings),
    String(row.hints),
    view.isSalesKnown ? formatDecimal(row.netMinor, currency) : "",
    formatDecimal(row.stockMinor, currency),
    (failed.get(row.productId) ?? []).join(" "),
  ]);
  const title = check
    ? t("quality.csv.productsOf", { rule: t(textsOfCheck(check.id).fail) })
    : t("quality.csv.products");
  return toText(view, title, heading, lines);
}

function toText(
  { checkedAt, currency }: Basis,
  title: string,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  notes: readonly string[] = [],
): string {
  const { t } = createI18n();
  const comments = [
    `Shelfwise: ${title}`,
    ...(checkedAt === null ? [] : [t("quality.csv.checkedAt", { instant: checkedAt })]),
    t("quality.basis"),
    t("csv.currency", { currency }),
    ...notes,
  ];
  return csvText(comments, heading, rows);
}
