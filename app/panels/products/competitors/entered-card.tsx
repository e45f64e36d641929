import { BlockStack, Button, Card, Modal, Text } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../../components/answer-banner";
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
  const [asked, setAsked] = useState<string | null>(null);
  const close = () => setAsked(null);
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
                <Button
                  icon={DeleteIcon}
                  variant="tertiary"
                  accessibilityLabel={t("costs.deleteNamed", { name: competitor })}
                  disabled={form.isBusy}
                  onClick={() => setAsked(competitor)}
                />
              ),
            }))}
          />
        ) : null}
      </BlockStack>
      <Modal
        open={asked !== null}
        onClose={close}
        title={t("competitors.entered.deleteTitle", { competitor: asked ?? "" })}
        primaryAction={{
          content: t("competitors.entered.delete"),
          destructive: true,
          onAction: () => {
            if (asked !== null) form.send({ intent: "deleteCompetitor", competitor: asked });
            close();
          },
        }}
        secondaryActions={[{ content: t("imports.cancel"), onAction: close }]}
      >
        <Modal.Section>
          <Text as="p">{t("competitors.entered.deleteText")}</Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}
