import { BlockStack, Button, Card, DropZone, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadText } from "../../components/download";
import { useFormats } from "../../components/formats-context";
import { AnswerBanner } from "./answer-banner";
import { ImportPreview } from "./import-preview";
import { useCostsForm } from "./use-costs-form";
import type { CostsReadyView } from "./view";

/** What goods cost: how much of it is known, and a file that says more. */
export function GoodsCard({ view }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const form = useCostsForm();
  const [file, setFile] = useState<File | null>(null);
  const { variants, costed } = view.knowledge;
  const preview = form.answer?.kind === "preview" ? form.answer.preview : null;

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("costs.goods.title")}
          </Text>
          <Text as="p" variant="headingSm">
            {variants === 0
              ? t("costs.goods.knownNone")
              : t("costs.goods.known", { costed: count(costed), variants: count(variants) })}
          </Text>
          <Text as="p" tone="subdued">
            {t("costs.goods.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {preview && file ? (
          <ImportPreview
            preview={preview}
            file={file}
            currency={view.currency}
            form={form}
            onCancel={() => setFile(null)}
          />
        ) : form.isBusy ? (
          <InlineStack gap="200" blockAlign="center">
            <Spinner size="small" accessibilityLabel={t("costs.goods.reading")} />
            <Text as="p">{t("costs.goods.reading")}</Text>
          </InlineStack>
        ) : (
          <DropZone
            allowMultiple={false}
            variableHeight
            label={t("costs.goods.choose")}
            labelHidden
            onDropAccepted={([chosen]) => {
              if (!chosen) return;
              setFile(chosen);
              form.send({ intent: "preview", file: chosen });
            }}
          >
            <DropZone.FileUpload
              actionTitle={t("costs.goods.drop")}
              actionHint={t("costs.goods.hint")}
            />
          </DropZone>
        )}
        <InlineStack gap="300" blockAlign="center">
          <Button onClick={() => downloadText("shelfwise-costs.csv", "text/csv", view.template)}>
            {t("costs.goods.template")}
          </Button>
          {costed < variants ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {t("costs.goods.templateNote")}
            </Text>
          ) : null}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
