import { BlockStack, Button, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { AnswerBanner } from "../../../components/answer-banner";
import { FigureCard, FigureRow } from "../../../components/figure-card";
import { useEntryForm } from "../../../components/use-entry-form";
import { QualityAnswer, QualityPage } from "../quality-page";
import { useQualityTexts } from "../use-quality-texts";
import { useReasons } from "../use-reasons";
import type { QualityReadyView } from "../view";
import { statusTexts } from "../words";
import { ChangedCard } from "./changed-card";
import { FindingsCard, SuppressedCard } from "./findings-card";
import { OtherRules } from "./other-rules";
import { TaskCard } from "./task-card";
import type { ProductContent, ProductView } from "./view";

/** Quality: everything that checks say of one product. */
export function QualityProductPanel({ view }: { view: ProductView }) {
  const form = useEntryForm();
  return (
    <QualityPage
      view={view}
      started={form.answer}
      backUrl="/app/quality/products"
      {...(view.state === "ready" ? { title: view.content.title } : {})}
    >
      {(ready) => (
        <>
          <AnswerBanner form={form} />
          <Head view={ready} />
          <Figures view={ready} />
          <FindingsCard view={ready} form={form} />
          <SuppressedCard view={ready} form={form} />
          <TaskCard view={ready} />
          <ChangedCard view={ready} />
          <OtherRules view={ready} />
        </>
      )}
    </QualityPage>
  );
}

type Ready = QualityReadyView<ProductContent>;

function Head({ view }: { view: Ready }) {
  const { content, currency, timezone } = view;
  const { t, formats, instant } = useQualityTexts(currency, timezone);
  const sayReasons = useReasons();
  const status = Object.hasOwn(statusTexts, content.status)
    ? t(statusTexts[content.status as keyof typeof statusTexts])
    : content.status;
  const { findings, category, suggestion, imageUrl, title } = content;
  const count = findings.length;
  return (
    <QualityAnswer
      text={
        count === 0
          ? t("quality.sentence.productRight")
          : t("quality.sentence.product", { count, number: formats.count(count) })
      }
    >
      <InlineStack gap="300" blockAlign="center">
        {imageUrl ? <Thumbnail source={imageUrl} alt="" size="small" /> : null}
        <BlockStack gap="050">
          <Text as="p" tone="subdued">
            {[content.vendor, content.type, status].filter(Boolean).join(" · ")}
          </Text>
          <Text as="p" tone="subdued">
            {category === null ? t("quality.noCategory") : t("quality.category", { category })}
          </Text>
          {suggestion ? (
            <Text as="p" tone="subdued">
              {t("quality.suggestion", {
                category: suggestion.category,
                confidence: formats.percent(suggestion.confidence),
              })}{" "}
              {sayReasons(suggestion.reasons)}
            </Text>
          ) : null}
          {suggestion && suggestion.nextBest.length > 0 ? (
            <Text as="p" tone="subdued">
              {t("quality.why.nextBest", { categories: suggestion.nextBest.join("; ") })}
            </Text>
          ) : null}
          <Text as="p" tone="subdued">
            {t("quality.productCheckedAt", { instant: instant(content.checkedAt) })}
          </Text>
        </BlockStack>
        <Button
          url={`shopify://admin/products/${content.id}`}
          target="_top"
          accessibilityLabel={t("quality.openInAdminNamed", { name: title })}
        >
          {t("quality.openInAdmin")}
        </Button>
      </InlineStack>
    </QualityAnswer>
  );
}

function Figures({ view }: { view: Ready }) {
  const { content, currency, timezone } = view;
  const { t, formats, score, money } = useQualityTexts(currency, timezone);
  const { sales } = content;
  const unknown = t("products.unknown");
  const plain = { change: null, trend: [] };
  const label = (text: string) => <Text as="p">{text}</Text>;
  return (
    <FigureRow>
      <FigureCard
        {...plain}
        label={label(t("quality.figures.score"))}
        value={
          content.score
            ? t("quality.figures.graded", {
                score: score(content.score.value),
                grade: content.score.grade,
              })
            : null
        }
        emptyText={t("quality.figures.noScore")}
      />
      <FigureCard
        {...plain}
        label={label(t("quality.columns.net"))}
        value={sales ? money(sales.netMinor) : null}
        emptyText={unknown}
        note={
          sales?.lastSoldDay ? t("quality.lastSold", { day: formats.day(sales.lastSoldDay) }) : null
        }
      />
      <FigureCard
        {...plain}
        label={label(t("quality.figures.units"))}
        value={sales ? formats.count(sales.units) : null}
        emptyText={unknown}
        note={
          sales && sales.unitsReturned > 0
            ? t("quality.unitsReturned", {
                count: sales.unitsReturned,
                number: formats.count(sales.unitsReturned),
              })
            : null
        }
      />
      <FigureCard
        {...plain}
        label={label(t("quality.figures.views"))}
        value={content.views ? formats.count(content.views.count) : null}
        emptyText={t("quality.figures.noViews")}
        note={
          content.views
            ? t("quality.figures.viewsSince", { day: formats.day(content.views.since) })
            : null
        }
      />
      <FigureCard
        {...plain}
        label={label(t("quality.columns.stock"))}
        value={money(content.stockMinor)}
        emptyText={unknown}
        note={t("quality.stockNote")}
      />
    </FigureRow>
  );
}
