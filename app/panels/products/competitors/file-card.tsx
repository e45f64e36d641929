import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ImportFile } from "../../../components/import-file";
import { useEntryForm } from "../../../components/use-entry-form";
import type { CompetitorAnswer } from "../../../imports/competitors.server";
import { PricePreview } from "./price-preview";
import type { CompetitorsReadyView } from "./view";

/** A file of prices, looked at before it counts. */
export function FileCard({ view: { currency, template } }: { view: CompetitorsReadyView }) {
  const { t } = useTranslation();
  const form = useEntryForm<CompetitorAnswer>();

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("competitors.file.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("competitors.file.text", { currency })}
          </Text>
        </BlockStack>
        <ImportFile
          form={form}
          hint={t("competitors.file.hint")}
          template={{ name: "shelfwise-competitors.csv", text: template }}
          note={t("competitors.file.templateNote")}
        >
          {(file, onCancel) =>
            form.answer?.kind === "preview" ? (
              <PricePreview {...{ preview: form.answer.preview, file, currency, form, onCancel }} />
            ) : null
          }
        </ImportFile>
      </BlockStack>
    </Card>
  );
}
