import { useNavigate } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { AnswerBanner } from "../../../components/answer-banner";
import { useEntryForm } from "../../../components/use-entry-form";
import { GrantButton } from "../../data-status/grant-button";
import { FixButton } from "../fix/fix-button";
import { QualityAnswer, QualityPage } from "../quality-page";
import { usePolling } from "../use-polling";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import { ConfirmedBanner } from "./confirmed-banner";
import { QuestionCard } from "./question-card";
import type { ConfirmContent, ConfirmView } from "./view";

type Ready = QualityReadyView<ConfirmContent>;

/** Quality: products without a category, and the confirmations that teach the most. */
export function ConfirmPanel({ view }: { view: ConfirmView }) {
  return <QualityPage view={view}>{(ready) => <ReadyConfirm view={ready} />}</QualityPage>;
}

const fixOfMissing = { rule: "TAX-01", status: "ACTIVE" };
const fixOfUncategorized = { rule: "TAX-02", status: "ACTIVE" };

function ReadyConfirm({ view }: { view: Ready }) {
  const { content, currency, timezone } = view;
  const { t, formats } = useQualityTexts(currency, timezone);
  const { counts, batch, hasProducts } = content;
  const isBusy = batch?.state === "writing" || batch?.state === "reading";
  usePolling(isBusy);
  const number = (count: number) => ({ count, number: formats.count(count) });
  const parts =
    counts.sure === counts.all
      ? t("quality.confirm.allSure", { count: counts.all })
      : t("quality.confirm.parts", {
          sure: formats.count(counts.sure),
          unsure: formats.count(counts.unsure),
          none: formats.count(counts.none),
        });
  return (
    <>
      <QualityAnswer
        text={
          counts.all === 0
            ? t(hasProducts ? "quality.confirm.allClassified" : "quality.confirm.noProducts")
            : t("quality.confirm.sentence", { ...number(counts.all), parts })
        }
      >
        {counts.missing.all + counts.uncategorized.all > 0 ? (
          <InlineStack gap="200" blockAlign="center">
            <FixSuggested
              counts={counts.missing}
              fields={fixOfMissing}
              fix={t("quality.confirm.fix", number(counts.missing.sure))}
              look={t("quality.confirm.look", number(counts.missing.all))}
            />
            <FixSuggested
              counts={counts.uncategorized}
              fields={fixOfUncategorized}
              fix={t("quality.confirm.fixUncategorized", number(counts.uncategorized.sure))}
              look={t("quality.confirm.lookUncategorized", number(counts.uncategorized.all))}
            />
            <Text as="span" tone="subdued">
              {t("quality.confirm.fixNote")}
            </Text>
          </InlineStack>
        ) : null}
      </QualityAnswer>
      {batch ? <ConfirmedBanner view={view} batch={batch} /> : null}
      {isBusy || batch?.state === "stopped" ? null : <Questions view={view} />}
    </>
  );
}

/** Goes to the changes of those that a rule has found, where there are any. */
function FixSuggested({
  counts,
  fields,
  fix,
  look,
}: {
  counts: ConfirmContent["counts"]["missing"];
  fields: Record<string, string>;
  fix: string;
  look: string;
}) {
  if (counts.all === 0) return null;
  return counts.sure > 0 ? (
    <FixButton variant="primary" fields={fields} text={fix} />
  ) : (
    <FixButton fields={fields} text={look} />
  );
}

// Cards reach the edges of a narrow page; texts between them do not.
const textInset = { xs: "400", sm: "0" } as const;

/** What was chosen for a product: "" is nothing yet. */
type Choices = Readonly<Record<number, string>>;

function Questions({ view }: { view: Ready }) {
  const { content, currency, timezone } = view;
  const { t, formats } = useQualityTexts(currency, timezone);
  const { questions, isTaxonomyRead, missingScopes } = content;
  const form = useConfirmation();
  const [choices, setChoices] = useState<Choices>({});
  const chosen = questions.flatMap(({ productId }) => {
    const categoryId = choices[productId];
    return categoryId ? { productId, categoryId } : [];
  });
  if (!isTaxonomyRead || questions.length === 0) return <Nothing view={view} />;
  const needsGrant = missingScopes.length > 0;
  return (
    <BlockStack gap="400">
      <AnswerBanner form={form} />
      <Box paddingInline={textInset}>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("quality.confirm.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("quality.confirm.note")}
          </Text>
        </BlockStack>
      </Box>
      <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
        {questions.map((question) => (
          <QuestionCard
            key={question.productId}
            view={view}
            question={question}
            onChoose={(categoryId) =>
              setChoices((known) => ({ ...known, [question.productId]: categoryId }))
            }
          />
        ))}
      </InlineGrid>
      {needsGrant ? (
        <Banner tone="info">
          <BlockStack gap="200" inlineAlign="start">
            <p>{t("quality.fix.needsScope")}</p>
            <GrantButton scopes={missingScopes} />
          </BlockStack>
        </Banner>
      ) : null}
      <Box paddingInline={textInset}>
        <Button
          variant="primary"
          loading={form.isBusy}
          disabled={chosen.length === 0 || needsGrant}
          onClick={() => form.send({ intent: "confirm", choices: JSON.stringify(chosen) })}
        >
          {chosen.length === 0
            ? t("quality.confirm.submitNone")
            : t("quality.confirm.submit", {
                count: chosen.length,
                number: formats.count(chosen.length),
              })}
        </Button>
      </Box>
    </BlockStack>
  );
}

/** The batch that was made is followed on the same page. */
function useConfirmation() {
  const form = useEntryForm();
  const navigate = useNavigate();
  const { answer } = form;
  const made = answer && "batchId" in answer ? String(answer.batchId) : null;
  useEffect(() => {
    if (made !== null) navigate(`/app/quality/confirm?batch=${made}`);
  }, [made, navigate]);
  return form;
}

function Nothing({ view }: { view: Ready }) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  const { isTaxonomyRead, hasProducts, counts } = view.content;
  const [heading, text] = !isTaxonomyRead
    ? (["quality.confirm.noTaxonomy", "quality.confirm.noTaxonomyText"] as const)
    : counts.all > 0
      ? (["quality.confirm.learntAll", "quality.confirm.learntAllText"] as const)
      : hasProducts
        ? (["quality.confirm.nothing", "quality.confirm.nothingText"] as const)
        : (["quality.confirm.nothing", "quality.confirm.noProductsText"] as const);
  return (
    <Card>
      <EmptyState
        heading={t(heading)}
        image=""
        secondaryAction={
          isTaxonomyRead
            ? { content: t("quality.pages.rules"), url: "/app/quality" }
            : { content: t("home.emptyAction"), url: "/app/settings/data-status" }
        }
      >
        <p>{t(text)}</p>
      </EmptyState>
    </Card>
  );
}
