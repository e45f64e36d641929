import { BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { FigureCard, FigureRow } from "../../../components/figure-card";
import { EntryTable } from "../../../components/entry-table";
import { useIsBusy } from "../../home/frame-page";
import { DownloadButton, FilterBar, SeverityBadge } from "../list-parts";
import { QualityAnswer, QualityPage } from "../quality-page";
import { useQualityTexts } from "../use-quality-texts";
import { useSearchParams } from "@remix-run/react";
import { SavedViews } from "../saved-views";
import type { QualityReadyView } from "../view";
import { severityNotes } from "../words";
import { ShopRulesCard } from "./shop-rules-card";
import type { RulesContent, RulesView } from "./view";

/** Quality: the rules that products fail, by what these products have sold. */
export function RulesPanel({ view }: { view: RulesView }) {
  return <QualityPage view={view}>{(ready) => <ReadyRules view={ready} />}</QualityPage>;
}

function ReadyRules({ view }: { view: QualityReadyView<RulesContent> }) {
  const { currency, timezone, content, checkedAt } = view;
  const { t, instant } = useQualityTexts(currency, timezone);
  return (
    <>
      <QualityAnswer text={useSentence(view)}>
        <Text as="p" tone="subdued">
          {[
            checkedAt === null ? "" : t("quality.checkedAt", { instant: instant(checkedAt) }),
            t("quality.basis"),
          ].join(" ")}
        </Text>
        {content.guessedLanguage === null ? null : (
          <Text as="p" tone="subdued">
            {t("quality.languageGuessed", {
              language: languages.of(content.guessedLanguage) ?? content.guessedLanguage,
            })}
          </Text>
        )}
        {view.isSalesKnown ? null : <Text as="p">{t("quality.salesUnknown")}</Text>}
      </QualityAnswer>
      <Figures view={view} />
      <Card padding="0">
        <Box padding="400">
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd">
                {t(content.isShopOnly ? "quality.pages.rules" : "quality.rulesTitle")}
              </Text>
              <DownloadButton table="rules" />
            </InlineStack>
            <FilterBar filters={content.filters} />
            <SavedViews page="rules" views={content.saved} />
          </BlockStack>
        </Box>
        {content.isShopOnly ? null : (
          <>
            <Box paddingInline="400">
              <RuleTable view={view} />
            </Box>
            <Box padding="400">
              <Text as="p" variant="bodySm" tone="subdued">
                {/* Before all of them have been checked, nobody knows which rules they pass. */}
                {checkedAt === null
                  ? ""
                  : t("quality.rulesPassed", { count: content.passedCount })}{" "}
                {t("quality.rulesNote")}
              </Text>
            </Box>
          </>
        )}
      </Card>
      {content.shop ? <ShopRulesCard shop={content.shop} /> : null}
    </>
  );
}

const languages = new Intl.DisplayNames("en", { type: "language" });

function Figures({ view }: { view: QualityReadyView<RulesContent> }) {
  const { content, currency, timezone } = view;
  const { t, formats, score } = useQualityTexts(currency, timezone);
  const isBusy = useIsBusy();
  const { scoreBefore } = content;
  // Nothing has been looked at so far: that is no count of 0.
  const isNothingChecked = view.checkedAt === null && content.products === 0;
  const counts = [
    ["error", content.errors],
    ["warning", content.warnings],
    ["hint", content.hints],
  ] as const;
  return (
    <FigureRow busy={isBusy}>
      <FigureCard
        label={<Text as="p">{t("quality.figures.score")}</Text>}
        value={
          content.score
            ? t("quality.figures.graded", {
                score: score(content.score.value),
                grade: content.score.grade,
              })
            : null
        }
        emptyText={t("quality.figures.noScore")}
        change={null}
        trend={content.trend}
        note={
          scoreBefore
            ? t("quality.figures.before", {
                count: scoreBefore.days,
                score: score(scoreBefore.value),
              })
            : t("quality.figures.scoreNote")
        }
      />
      {counts.map(([severity, count]) => (
        <FigureCard
          key={severity}
          label={<Text as="p">{t(`quality.figures.${severity}`)}</Text>}
          value={isNothingChecked ? null : formats.count(count)}
          emptyText={t("quality.figures.noScore")}
          change={null}
          trend={[]}
          note={t(severityNotes[severity])}
        />
      ))}
      <FigureCard
        label={<Text as="p">{t("quality.figures.products")}</Text>}
        value={formats.count(content.products)}
        emptyText=""
        change={null}
        trend={[]}
      />
    </FigureRow>
  );
}

function RuleTable({ view }: { view: QualityReadyView<RulesContent> }) {
  const { content, currency, timezone } = view;
  const { t, formats, money } = useQualityTexts(currency, timezone);
  const [params] = useSearchParams();
  const kept = new URLSearchParams(
    [...params].filter(([name]) => ["vendor", "type", "status"].includes(name)),
  ).toString();
  if (content.rules.length === 0) {
    const isFirst = view.checkedAt === null;
    return <Text as="p">{t(isFirst ? "quality.nothingYet" : "quality.nothingFails")}</Text>;
  }
  return (
    <EntryTable
      caption={t("quality.rulesTitle")}
      isCaptionShown={false}
      numbersFrom={2}
      headings={[
        t("quality.columns.rule"),
        t("quality.columns.severity"),
        t("quality.columns.failed"),
        `${t("quality.columns.net")} (${currency})`,
        `${t("quality.columns.stock")} (${currency})`,
        t("quality.columns.unknown"),
      ]}
      rows={content.rules.map(({ words, severity, failed, unknown, netMinor, stockMinor }) => ({
        key: words.id,
        cells: [
          <Link
            key="rule"
            url={`/app/quality/rules/${words.id}${kept === "" ? "" : `?${kept}`}`}
            removeUnderline
          >
            {t(words.fail)}
          </Link>,
          <SeverityBadge key="severity" severity={severity} />,
          formats.count(failed),
          view.isSalesKnown ? money(netMinor) : t("products.unknown"),
          money(stockMinor),
          formats.count(unknown),
        ],
      }))}
    />
  );
}

function useSentence({ content, currency, timezone }: QualityReadyView<RulesContent>): string {
  const { t, formats, products, rounded } = useQualityTexts(currency, timezone);
  const { sentence } = content;
  const counted = (text: "quality.sentence.warnings" | "quality.sentence.hints", count: number) =>
    t(text, { count, number: formats.count(count) });
  switch (sentence.kind) {
    case "first":
      return t("quality.sentence.first", { products: products(sentence.total) });
    case "errors": {
      const values = { count: sentence.products, number: formats.count(sentence.products) };
      if (sentence.netMinor === 0) return t("quality.sentence.errorsUnsold", values);
      return sentence.netMinor === null
        ? t("quality.sentence.errorsOnly", values)
        : t("quality.sentence.errors", { ...values, amount: rounded(sentence.netMinor) });
    }
    case "noErrors":
      return t("quality.sentence.noErrors", {
        warnings: counted("quality.sentence.warnings", sentence.warnings),
        hints: counted("quality.sentence.hints", sentence.hints),
      });
    case "allRight":
      return t("quality.sentence.allRight", { products: products(sentence.products) });
  }
}
