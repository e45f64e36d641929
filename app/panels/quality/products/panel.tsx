import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useSearchParams } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { EntryTable } from "../../../components/entry-table";
import { FixButton } from "../fix/fix-button";
import { DownloadButton, EvidenceList, FilterBar, ListFoot, RuleNote } from "../list-parts";
import { QualityAnswer, QualityPage } from "../quality-page";
import { useFormats } from "../../../components/formats-context";
import { useQualityTexts } from "../use-quality-texts";
import { useTranslation } from "react-i18next";
import { SavedViews } from "../saved-views";
import type { QualityReadyView } from "../view";
import { AssignForm } from "./assign-form";
import type { ProductRow, ProductsContent, ProductsView } from "./view";

/** Quality: products by what they have sold, with what is wrong with them. */
export function QualityProductsPanel({ view }: { view: ProductsView }) {
  return <QualityPage view={view}>{(ready) => <ReadyProducts view={ready} />}</QualityPage>;
}

/** Quality: the products that fail one rule. */
export function RulePanel({ view }: { view: ProductsView }) {
  const { t } = useTranslation();
  const rule = view.state === "ready" ? view.content.rule : null;
  return (
    <QualityPage
      view={view}
      title={rule ? t(rule.fail) : t("quality.title")}
      backUrl="/app/quality"
    >
      {(ready) => <ReadyProducts view={ready} />}
    </QualityPage>
  );
}

function ReadyProducts({ view }: { view: QualityReadyView<ProductsContent> }) {
  const { content, currency, timezone } = view;
  const { t, products } = useQualityTexts(currency, timezone);
  const { rule, paging, rows } = content;
  const found = products(paging.found);
  const isChoice = content.search !== "" || content.filters.some(({ value }) => value !== "");
  const noneOfRule = isChoice
    ? "quality.sentence.failRuleNoneOfChoice"
    : "quality.sentence.failRuleNone";
  const noneText = rule ? noneOfRule : "quality.sentence.foundNone";
  // Picked on one page and the next: they are fixed together. Another choice of products is another pick.
  const choice = JSON.stringify([content.search, content.filters.map(({ value }) => value)]);
  const [kept, setKept] = useState({ choice, picked: none });
  const picked = kept.choice === choice ? kept.picked : none;
  const setPicked = (ids: ReadonlySet<number>) => setKept({ choice, picked: ids });
  return (
    <>
      <QualityAnswer
        text={
          paging.found === 0
            ? t(noneText)
            : t(rule ? "quality.sentence.failRule" : "quality.sentence.found", { products: found })
        }
      >
        {rule ? (
          <RuleNote rule={rule} />
        ) : (
          <Text as="p" tone="subdued">
            {t("quality.basis")}
          </Text>
        )}
      </QualityAnswer>
      <Card padding="0">
        <Box padding="400">
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd">
                {t("quality.productsTitle")}
              </Text>
              <InlineStack gap="200">
                {rule && !rule.isFixable ? null : (
                  <Fixes rule={rule?.id ?? null} found={paging.found} picked={picked} />
                )}
                {picked.size > 0 ? (
                  <Button onClick={() => setPicked(none)}>{t("quality.fix.unpickAll")}</Button>
                ) : null}
                <DownloadButton table="products" {...(rule ? { rule: rule.id } : {})} />
              </InlineStack>
            </InlineStack>
            <FilterBar filters={content.filters} search={content.search} />
            {rule ? null : <SavedViews page="products" views={content.saved} />}
            <AssignForm picked={picked} />
          </BlockStack>
        </Box>
        <Box paddingInline="400">
          {rows.length === 0 ? (
            <Text as="p" tone="subdued">
              {t(rule ? "quality.noneFails" : "quality.nothingFound")}
            </Text>
          ) : (
            <ProductTable view={view} picked={picked} onPick={setPicked} />
          )}
        </Box>
        <Box padding="400">
          <ListFoot paging={paging} />
        </Box>
      </Card>
    </>
  );
}

const none: ReadonlySet<number> = new Set();

/** Fixes of the products picked, or of all that the address is of. */
function Fixes({
  rule,
  found,
  picked,
}: {
  rule: string | null;
  found: number;
  picked: ReadonlySet<number>;
}) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [params] = useSearchParams();
  const ofRule: Record<string, string> = rule === null ? {} : { rule };
  const number = (size: number) => ({ count: size, number: count(size) });
  if (picked.size > 0) {
    const fields = { ...ofRule, products: [...picked].join(",") };
    return <FixButton fields={fields} text={t("quality.fix.buttonCount", number(picked.size))} />;
  }
  if (found === 0) return null;
  const fields = { ...Object.fromEntries(params), ...ofRule };
  const text =
    rule === null ? t("quality.fix.buttonAll") : t("quality.fix.buttonCount", number(found));
  return <FixButton fields={fields} text={text} {...(rule ? { variant: "primary" } : {})} />;
}

function ProductTable({
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
        cells: cells(row),
        pick: tick(row),
      }))}
    />
  );
}

// The page of the product has the others.
const shownPlaces = 3;
