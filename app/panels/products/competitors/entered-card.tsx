import { BlockStack, Card, Text } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../../components/answer-banner";
import { ConfirmedButton } from "../../../components/confirmed-button";
import { EntryTable } from "../../../components/entry-table";
import { useFormats } from "../../../components/formats-context";
import { useEntryForm } from "../../../components/use-entry-form";
import type { CompetitorAnswer } from "../../../imports/competitors.server";
import type { CompetitorsReadyView } from "./view";

/** Whose prices were entered, and how to take them away. */
export function EnteredCard({ view }: { view: CompetitorsReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm<CompetitorAnswer>();
  if (view.competitors.length === 0 && !form.answer) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("competitors.entered.title")}
        </Text>
        <AnswerBanner form={form} />
        {view.competitors.length > 0 ? (
          <EntryTable
            caption={t("competitors.entered.title")}
            isCaptionShown={false}
            headings={[
              t("competitors.columns.competitor"),
              t("competitors.columns.prices"),
              t("competitors.columns.skus"),
              t("competitors.columns.lastDay"),
            ]}
            numbersFrom={1}
            rows={view.competitors.map(({ competitor, prices, skus, lastDay }) => ({
              key: competitor,
              cells: [competitor, formats.count(prices), formats.count(skus), formats.day(lastDay)],
              actions: (
                <ConfirmedButton
                  icon={DeleteIcon}
                  variant="tertiary"
                  accessibilityLabel={t("costs.deleteNamed", { name: competitor })}
                  disabled={form.isBusy}
                  question={t("competitors.entered.deleteTitle", { competitor })}
                  consequence={t("competitors.entered.deleteText")}
                  action={t("competitors.entered.delete")}
                  onConfirm={() => form.send({ intent: "deleteCompetitor", competitor })}
                />
              ),
            }))}
          />
        ) : null}
      </BlockStack>
    </Card>
  );
}
