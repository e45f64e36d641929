import { Badge, BlockStack, Checkbox, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { EntryTable } from "../../../components/entry-table";
import { EvidenceList } from "../list-parts";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { ProductRow, ProductsContent } from "./view";

/** Products with what is wrong with them, each to be ticked. */
export function ProductTable({
  view,
  picked,
  onPick,
}: {
  view: QualityReadyView<ProductsContent>;
  picked: ReadonlySet<number>;
  onPick(picked: ReadonlySet<number>): void;
}) {
  const { content, currency, timezone } = view;
  const { t, formats, money, score, evidence, since } = useQualityTexts(currency, timezone);
  const net = `${t("quality.columns.net")} (${currency})`;
  const stock = `${t("quality.columns.stock")} (${currency})`;
  const sold = (row: ProductRow) => [
    view.isSalesKnown ? money(row.netMinor) : t("products.unknown"),
    money(row.stockMinor),
  ];
  const cells = (row: ProductRow): ReactNode[] => {
    const name = (
      <BlockStack key="name">
        <Link url={`/app/quality/products/${row.id}`} removeUnderline>
          {row.title || t("quality.untitled")}
        </Link>
        <Text as="span" variant="bodySm" tone="subdued">
          {[row.vendor, row.type].filter(Boolean).join(" · ")}
        </Text>
        {row.task ? (
          <InlineStack gap="100" blockAlign="center">
            <Badge>{t(row.task.status)}</Badge>
            {row.task.assignee === null ? null : (
              <Text as="span" variant="bodySm">
                {row.task.assignee}
              </Text>
            )}
            {row.task.dueDay === null ? null : (
              <Text as="span" variant="bodySm" {...(row.task.isLate ? { tone: "critical" } : {})}>
                {t(row.task.isLate ? "quality.task.late" : "quality.task.dueOn", {
                  day: formats.day(row.task.dueDay),
                })}
              </Text>
            )}
          </InlineStack>
        ) : null}
      </BlockStack>
    );
    const { finding } = row;
    if (content.rule) {
      return [
        name,
        finding ? (
          <EvidenceList
            key="evidence"
            evidence={finding.evidence}
            places={finding.places}
            write={evidence}
            shown={shownPlaces}
          />
        ) : (
          ""
        ),
        finding ? since(finding.since) : "",
        ...sold(row),
      ];
    }
    return [
      name,
      row.score === null
        ? t("products.none")
        : t("quality.figures.graded", { score: score(row.score), grade: row.grade ?? "" }),
      formats.count(row.errors),
      formats.count(row.warnings),
      formats.count(row.hints),
      ...sold(row),
    ];
  };
  const pick = (ids: readonly number[], isPicked: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (isPicked) next.add(id);
      else next.delete(id);
    }
    onPick(next);
  };
  const onPage = content.rows.map(({ id }) => id);
  const tick = (row: ProductRow) => (
    <Checkbox
      key="pick"
      label={t("quality.fix.pick", { product: row.title || t("quality.untitled") })}
      labelHidden
      checked={picked.has(row.id)}
      onChange={(isPicked) => pick([row.id], isPicked)}
    />
  );
  const tickAll = (
    <Checkbox
      label={t("quality.fix.pickPage")}
      labelHidden
      checked={
        onPage.every((id) => picked.has(id)) ||
        (onPage.some((id) => picked.has(id)) ? "indeterminate" : false)
      }
      onChange={(isPicked) => pick(onPage, isPicked)}
    />
  );
  return (
    <EntryTable
      caption={t("quality.productsTitle")}
      isCaptionShown={false}
      numbersFrom={content.rule ? 3 : 1}
      pickAll={tickAll}
      headings={
        content.rule
          ? [
              t("quality.columns.product"),
              t("quality.columns.found"),
              t("quality.columns.since"),
              net,
              stock,
            ]
          : [
              t("quality.columns.product"),
              t("quality.columns.score"),
              t("quality.figures.error"),
              t("quality.figures.warning"),
              t("quality.figures.hint"),
              net,
              stock,
            ]
      }
      rows={content.rows.map((row) => ({
        key: String(row.id),
        name: row.title || t("quality.untitled"),
        isTicked: picked.has(row.id),
        cells: cells(row),
        pick: tick(row),
      }))}
    />
  );
}

// The page of the product has the others.
const shownPlaces = 3;
