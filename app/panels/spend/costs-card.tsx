import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryActions } from "../../components/entry-actions";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import { CostForm } from "./cost-form";
import { useSpendForm } from "./use-spend-form";
import type { SpendCostView, SpendReadyView } from "./view";
import { kindTexts } from "./words";

/** Costs of marketing that no platform bills by day: agency, tools, influencers, print. */
export function CostsCard({ view }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useSpendForm();

  function when({ isMonthly, from, to }: SpendCostView): string {
    if (!isMonthly) return formats.dayRange(from, to ?? from);
    const month = from.slice(0, 7);
    return to === null
      ? t("spend.costs.monthsFrom", { from: month })
      : t("spend.costs.months", { from: month, to: to.slice(0, 7) });
  }

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("spend.costs.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("spend.costs.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {view.costs.length === 0 ? (
          <Text as="p">{t("spend.costs.none")}</Text>
        ) : (
          <EntryTable
            caption={t("spend.costs.title")}
            isCaptionShown={false}
            headings={[
              t("costs.fixed.name"),
              t("spend.costs.kind"),
              t("spend.columns.channel"),
              t("spend.columns.period"),
              t("spend.costs.counts"),
              t("spend.costs.amount"),
            ]}
            unbroken={[3]}
            rows={view.costs.map((cost) => ({
              key: String(cost.id),
              cells: [
                cost.campaign === null ? cost.name : `${cost.name} (${cost.campaign})`,
                t(kindTexts[cost.kind]),
                cost.channel ? t(marketingChannelTexts[cost.channel]) : t("spend.noChannel"),
                when(cost),
                cost.isLoadedOnly ? t("spend.costs.loadedOnly") : t("spend.costs.both"),
                formats.money(cost.amountMinor, view.currency),
              ],
              actions: (
                <EntryActions
                  name={cost.name}
                  canEnd={cost.canEnd}
                  isBusy={form.isBusy}
                  onEnd={() => form.send({ intent: "endCost", id: String(cost.id) })}
                  onDelete={() => form.send({ intent: "deleteCost", id: String(cost.id) })}
                />
              ),
            }))}
          />
        )}
        <CostForm view={view} />
      </BlockStack>
    </Card>
  );
}
