import { BlockStack, Card, ChoiceList, InlineStack, Link, Text, Thumbnail } from "@shopify/polaris";
import { useState } from "react";
import { CategoryField } from "../fix/value-field";
import { useQualityTexts } from "../use-quality-texts";
import { useReasons } from "../use-reasons";
import type { QualityReadyView } from "../view";
import type { ConfirmContent, QuestionView } from "./view";

const later = "later";
const other = "other";

/** One product: what it may be, and why. */
export function QuestionCard({
  view,
  question,
  onChoose,
}: {
  view: QualityReadyView<ConfirmContent>;
  question: QuestionView;
  /** Told the category; "" where none is chosen. */
  onChoose(categoryId: string): void;
}) {
  const { t, formats } = useQualityTexts(view.currency, view.timezone);
  const sayReasons = useReasons();
  const [picked, setPicked] = useState(later);
  const { productId, choices, confidence, imageUrl } = question;
  const title = question.title || t("quality.untitled");
  const grounds =
    confidence === null
      ? t(choices.length === 0 ? "quality.confirm.unknown" : "quality.confirm.unsure")
      : [
          t("quality.fix.sure", { percent: formats.percent(confidence) }),
          sayReasons(question.reasons),
        ]
          .filter(Boolean)
          .join(". ");
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          {imageUrl ? <Thumbnail source={imageUrl} alt="" size="small" /> : null}
          <BlockStack gap="050">
            <Text as="h3" variant="headingSm">
              <Link url={`/app/quality/products/${productId}`} removeUnderline>
                {title}
              </Link>
            </Text>
            <Text as="p" tone="subdued">
              {[
                question.vendor,
                question.type,
                t(
                  question.isUncategorized
                    ? "quality.confirm.nowUncategorized"
                    : "quality.confirm.now",
                ),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          </BlockStack>
        </InlineStack>
        <Text as="p">{grounds}</Text>
        <ChoiceList
          title={t("quality.confirm.group", { product: title })}
          titleHidden
          selected={[picked]}
          choices={[
            ...choices.map(({ id, name, above }) => ({ value: id, label: name, helpText: above })),
            { value: other, label: t("quality.confirm.other") },
            { value: later, label: t("quality.confirm.later") },
          ]}
          onChange={([value = later]) => {
            setPicked(value);
            onChoose(value === other || value === later ? "" : value);
          }}
        />
        {picked === other ? (
          <CategoryField
            label={t("quality.confirm.otherOf", { product: title })}
            onChange={onChoose}
          />
        ) : null}
      </BlockStack>
    </Card>
  );
}
