import { BlockStack, Card, Text } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { ConfirmedButton } from "../../components/confirmed-button";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { useSpendForm } from "./use-spend-form";
import type { SpendReadyView } from "./view";
import { formatText } from "./words";

/** Files and posts of which days count, and how to take them away. */
export function BatchesCard({ view }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useSpendForm();
  if (view.batches.length === 0 && !form.answer) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("spend.batches.title")}
        </Text>
        <AnswerBanner form={form} />
        {view.batches.length > 0 ? (
          <EntryTable
            caption={t("spend.batches.title")}
            isCaptionShown={false}
            headings={[
              t("spend.batches.name"),
              t("spend.batches.format"),
              t("spend.batches.entered"),
              t("spend.columns.period"),
              t("spend.batches.days"),
            ]}
            unbroken={[2, 3]}
            rows={view.batches.map((batch) => ({
              key: String(batch.id),
              cells: [
                batch.name || t("costs.none"),
                t(formatText(batch.format)),
                formats.instant(batch.enteredAt, view.timezone),
                formats.dayRange(batch.firstDay, batch.lastDay),
                formats.count(batch.days),
              ],
              actions: (
                <ConfirmedButton
                  icon={DeleteIcon}
                  variant="tertiary"
                  accessibilityLabel={t("costs.deleteNamed", { name: batch.name })}
                  disabled={form.isBusy}
                  question={t("spend.batches.deleteTitle")}
                  consequence={t("spend.batches.deleteText")}
                  action={t("spend.batches.delete")}
                  onConfirm={() => form.send({ intent: "deleteBatch", id: String(batch.id) })}
                />
              ),
            }))}
          />
        ) : null}
        {view.batchTotal > view.batches.length ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("spend.batches.shown", {
              shown: formats.count(view.batches.length),
              total: formats.count(view.batchTotal),
            })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
