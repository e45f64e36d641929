import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { ImportFile } from "../../components/import-file";
import { CostPreview } from "./cost-preview";
import { useCostsForm } from "./use-costs-form";
import type { CostsReadyView } from "./view";

/** What goods cost: how much of it is known, and a file that says more. */
export function GoodsCard({ view: { currency, knowledge, template } }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const form = useCostsForm();
  const { variants, costed } = knowledge;

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
        <ImportFile
          form={form}
          hint={t("costs.goods.hint")}
          template={{ name: "shelfwise-costs.csv", text: template }}
          note={costed < variants ? t("costs.goods.templateNote") : null}
        >
          {(file, onCancel) =>
            form.answer?.kind === "preview" ? (
              <CostPreview {...{ preview: form.answer.preview, file, currency, form, onCancel }} />
            ) : null
          }
        </ImportFile>
      </BlockStack>
    </Card>
  );
}
