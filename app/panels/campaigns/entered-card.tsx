import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { DeleteIcon, EditIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { useEntryForm } from "../../components/use-entry-form";
import { useSaved } from "../../components/use-saved";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { CampaignsAnswer } from "../../imports/campaigns.server";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { FrameView } from "../home/view";
import { CampaignForm } from "./campaign-form";

/** The campaigns that the merchant entered, to be changed and removed, and one more. */
export function EnteredCard({
  entered,
  view,
}: {
  entered: readonly EnteredCampaign[];
  view: Pick<FrameView, "currency" | "today">;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  // Two, so that what is being typed outlasts the removal of another.
  const form = useEntryForm<CampaignsAnswer>();
  const removal = useEntryForm<CampaignsAnswer>();
  const [isRemovalLast, setIsRemovalLast] = useState(false);
  const isBusy = form.isBusy || removal.isBusy;
  const [editedId, setEditedId] = useState<number | null>(null);
  // Each time one is saved the form begins anew.
  const [saved, setSaved] = useState(0);
  useSaved(form, () => {
    setEditedId(null);
    setSaved(saved + 1);
  });
  const edited = entered.find(({ id }) => id === editedId) ?? null;
  const none = t("retention.none");
  const list = (items: readonly string[]) => (items.length === 0 ? none : items.join(", "));

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("campaigns.entered.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("campaigns.entered.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={isRemovalLast ? removal : form} />
        {entered.length === 0 ? (
          <Text as="p">{t("campaigns.entered.none")}</Text>
        ) : (
          <EntryTable
            caption={t("campaigns.entered.title")}
            isCaptionShown={false}
            headings={[
              t("campaigns.columns.campaign"),
              t("campaigns.columns.owner"),
              t("campaigns.columns.channel"),
              t("campaigns.columns.kind"),
              t("spend.columns.period"),
              t("campaigns.form.utmNames"),
              t("campaigns.form.codes"),
              t("campaigns.columns.budget"),
            ]}
            rows={entered.map((one) => ({
              key: String(one.id),
              cells: [
                one.name,
                one.owner ?? none,
                t(marketingChannelTexts[one.channel]),
                one.isOffline ? t("campaigns.kinds.offline") : t("campaigns.kinds.online"),
                one.to === null
                  ? t("campaigns.entered.since", { day: formats.day(one.from) })
                  : formats.dayRange(one.from, one.to),
                list(one.utmNames),
                list(one.codes),
                one.budgetMinor === null ? none : formats.money(one.budgetMinor, view.currency),
              ],
              actions: (
                <InlineStack gap="100" align="end" wrap={false}>
                  <Button
                    icon={EditIcon}
                    variant="tertiary"
                    disabled={isBusy}
                    accessibilityLabel={t("campaigns.entered.edit", { name: one.name })}
                    onClick={() => setEditedId(one.id)}
                  />
                  <Button
                    icon={DeleteIcon}
                    variant="tertiary"
                    disabled={isBusy}
                    accessibilityLabel={t("costs.deleteNamed", { name: one.name })}
                    onClick={() => {
                      setIsRemovalLast(true);
                      removal.send({ intent: "delete", id: String(one.id) });
                    }}
                  />
                </InlineStack>
              ),
            }))}
          />
        )}
        <CampaignForm
          key={`${editedId} ${saved}`}
          form={form}
          edited={edited}
          view={view}
          onSend={() => setIsRemovalLast(false)}
          onCancel={() => setEditedId(null)}
        />
      </BlockStack>
    </Card>
  );
}
