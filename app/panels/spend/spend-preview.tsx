import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { BadRows } from "../../components/bad-rows";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { SpendPreview } from "../../imports/spend/preview";
import { ChoicesForm } from "./choices-form";
import { nameChannels } from "./name-channels";
import { sendFile, type SpendForm } from "./use-spend-form";
import { formatText } from "./words";

/** What a file of spend would do, before it does it. */
export function SpendPreviewCard({
  preview,
  file,
  currency,
  form,
  onCancel,
}: {
  preview: SpendPreview;
  file: File;
  currency: string;
  form: SpendForm;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { replacedDays } = preview;
  const rows = t("spend.preview.rows", {
    count: preview.rowCount,
    number: formats.count(preview.rowCount),
  });
  const money = (minor: number | null) =>
    minor === null ? t("costs.none") : formats.money(minor, currency);

  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t("spend.preview.title", {
            name: file.name,
            format: t(formatText(preview.format)),
            rows,
          })}
        </Text>
        <Text as="p">
          {replacedDays === 0
            ? t("spend.preview.replacesNone")
            : t("spend.preview.replaces", {
                count: replacedDays,
                number: formats.count(replacedDays),
              })}
        </Text>
        {preview.notes.map((note) => (
          <Text key={note.text} as="p" tone="subdued">
            {form.say(nameChannels(note, (key) => t(key)))}
          </Text>
        ))}
      </BlockStack>
      <BadRows preview={preview} say={form.say} />
      <ChoicesForm {...{ preview, file, currency, form }} />
      {preview.channels.length > 0 && preview.from !== null && preview.to !== null ? (
        <EntryTable
          caption={t("spend.preview.byChannel", {
            days: formats.dayRange(preview.from, preview.to),
          })}
          headings={[t("spend.columns.channel"), t("spend.columns.days"), t("spend.columns.spend")]}
          numbersFrom={1}
          rows={preview.channels.map(({ channel, days, spendMinor }) => ({
            key: channel,
            cells: [t(marketingChannelTexts[channel]), formats.count(days), money(spendMinor)],
          }))}
        />
      ) : null}
      {preview.first.length > 0 ? (
        <EntryTable
          caption={t("spend.preview.first")}
          headings={[
            t("spend.columns.date"),
            t("spend.columns.channel"),
            t("spend.columns.campaign"),
            t("spend.columns.spend"),
          ]}
          rows={preview.first.map((each) => ({
            key: `${each.day} ${each.channel} ${each.campaign} ${each.currency}`,
            cells: [
              formats.day(each.day),
              t(marketingChannelTexts[each.channel]),
              each.campaign ?? t("costs.none"),
              formats.money(each.originalMinor, each.currency),
            ],
          }))}
        />
      ) : null}
      <InlineStack gap="200">
        <Button onClick={onCancel} disabled={form.isBusy}>
          {t("imports.cancel")}
        </Button>
        {preview.canAccept ? (
          <Button
            variant="primary"
            loading={form.isBusy}
            onClick={() => sendFile(form, "accept", file, preview.choices)}
          >
            {t("spend.preview.accept", { rows })}
          </Button>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}
