import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ImportFile } from "../../components/import-file";
import { MappingForm } from "./mapping-form";
import { SpendPreviewCard } from "./spend-preview";
import { useSpendForm } from "./use-spend-form";
import type { SpendReadyView } from "./view";

/** An export of an ad platform, looked at before it counts. */
export function FileCard({ view: { currency, template } }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const form = useSpendForm();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("spend.file.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("spend.file.text")}
          </Text>
        </BlockStack>
        <ImportFile
          form={form}
          hint={t("spend.file.hint")}
          template={{ name: "shelfwise-spend.csv", text: template }}
          note={t("spend.file.templateNote")}
        >
          {(file, onCancel) => {
            const { answer } = form;
            if (answer?.kind === "preview") {
              const { preview } = answer;
              return <SpendPreviewCard {...{ preview, file, currency, form, onCancel }} />;
            }
            return answer?.kind === "mapping" ? (
              <MappingForm {...{ unknown: answer.file, file, form, onCancel }} />
            ) : null;
          }}
        </ImportFile>
      </BlockStack>
    </Card>
  );
}
