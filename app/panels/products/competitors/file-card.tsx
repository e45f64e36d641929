import { BlockStack, Button, Card, DropZone, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadText } from "../../../components/download";
import { AnswerBanner } from "./answer-banner";
import { ImportPreview } from "./import-preview";
import { useCompetitorForm } from "./use-competitor-form";
import type { CompetitorsReadyView } from "./view";

/** A file of prices, looked at before it counts. */
export function FileCard({ view }: { view: CompetitorsReadyView }) {
  const { t } = useTranslation();
  const form = useCompetitorForm();
  const [file, setFile] = useState<File | null>(null);
  const preview = form.answer?.kind === "preview" ? form.answer.preview : null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("competitors.file.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("competitors.file.text", { currency: view.currency })}
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
              actionHint={t("competitors.file.hint")}
            />
          </DropZone>
        )}
        <InlineStack gap="300" blockAlign="center">
          <Button
            onClick={() => downloadText("shelfwise-competitors.csv", "text/csv", view.template)}
          >
            {t("costs.goods.template")}
          </Button>
          <Text as="p" variant="bodySm" tone="subdued">
            {t("competitors.file.templateNote")}
          </Text>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
