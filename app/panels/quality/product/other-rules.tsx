import { BlockStack, Button, Card, Collapsible, InlineStack, List, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView, RuleWords } from "../view";
import type { ProductContent } from "./view";

/** What is right, does not apply, cannot be told, or was wrong before. */
export function OtherRules({ view }: { view: QualityReadyView<ProductContent> }) {
  const { content, currency, timezone } = view;
  const { t, since } = useQualityTexts(currency, timezone);
  const { passed, notApplicable, unknown, resolved } = content;
  const names = (rules: readonly RuleWords[]) =>
    rules.map(({ id, pass }) => [id, t(pass)] as const);
  return (
    <>
      <ListCard
        title={t("quality.product.unknown", { count: unknown.length })}
        rows={unknown.map(({ id, pass, reason }) => [id, `${t(pass)}: ${t(reason)}`] as const)}
      />
      <ListCard
        title={t("quality.product.resolved", { count: resolved.length })}
        rows={resolved.map(({ words, by, at }) => [
          words.id,
          `${t(words.fail)}: ${t(by, { day: since(at) })}`,
        ])}
      />
      <ListCard
        title={t("quality.product.passed", { count: passed.length })}
        rows={names(passed)}
        isFolded
      />
      <ListCard
        title={t("quality.product.notApplicable", { count: notApplicable.length })}
        rows={names(notApplicable)}
        isFolded
      />
    </>
  );
}

function ListCard({
  title,
  rows,
  isFolded = false,
}: {
  title: string;
  rows: readonly (readonly [string, string])[];
  /** Shown only when it is asked for. */
  isFolded?: boolean;
}) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(!isFolded);
  const listId = useId();
  if (rows.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {isFolded ? (
            <Button
              variant="plain"
              disclosure={isOpen ? "up" : "down"}
              ariaExpanded={isOpen}
              ariaControls={listId}
              accessibilityLabel={t(
                isOpen ? "quality.product.foldOf" : "quality.product.unfoldOf",
                {
                  title,
                },
              )}
              onClick={() => setIsOpen(!isOpen)}
            >
              {t(isOpen ? "quality.product.fold" : "quality.product.unfold")}
            </Button>
          ) : null}
        </InlineStack>
        <Collapsible id={listId} open={isOpen}>
          <List>
            {rows.map(([id, text]) => (
              <List.Item key={id}>{text}</List.Item>
            ))}
          </List>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
