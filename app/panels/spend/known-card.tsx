import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { SpendReadyView } from "./view";
import { sourceTexts } from "./words";

/** What is known of marketing spend: by channel and source, with the days it is of. */
export function KnownCard({ view: { known, leftOut, currency } }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hasAssumed = known.some(({ assumedMinor }) => assumedMinor !== 0);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("spend.known.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("spend.known.text")}
          </Text>
        </BlockStack>
        {known.length === 0 ? (
          <Text as="p">{t("spend.known.none")}</Text>
        ) : (
          <EntryTable
            caption={t("spend.known.title")}
            isCaptionShown={false}
            headings={[
              t("spend.columns.channel"),
              t("spend.columns.source"),
              t("spend.columns.period"),
              t("spend.columns.days"),
              t("spend.columns.spend"),
              ...(hasAssumed ? [t("spend.columns.assumed")] : []),
            ]}
            numbersFrom={3}
            unbroken={[2]}
            rows={known.map((each) => ({
              key: `${each.channel} ${each.source}`,
              cells: [
                each.channel ? t(marketingChannelTexts[each.channel]) : t("spend.noChannel"),
                t(sourceTexts[each.source]),
                formats.dayRange(each.from, each.to),
                formats.count(each.days),
                formats.money(each.spendMinor, currency),
                ...(hasAssumed
                  ? [
                      each.assumedMinor === 0
                        ? t("costs.none")
                        : formats.money(each.assumedMinor, currency),
                    ]
                  : []),
              ],
            }))}
          />
        )}
        {hasAssumed ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("spend.known.assumed")}
          </Text>
        ) : null}
        {leftOut.map(({ channel, currency: other }) => (
          <Text key={`${channel} ${other}`} as="p" variant="bodySm" tone="caution">
            {t("spend.known.leftOut", {
              channel: t(marketingChannelTexts[channel]),
              other,
              currency,
            })}
          </Text>
        ))}
      </BlockStack>
    </Card>
  );
}
