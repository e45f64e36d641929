import { BlockStack, Button, Card, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import { useSpendForm } from "./use-spend-form";
import type { SpendEndsView, SpendReadyView } from "./view";

/** Channels that are waited for, where the merchant says that nothing more was spent; and where that was said. */
export function EndsCard({ view }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const form = useSpendForm();
  const { waiting, ended } = view.ends;
  if (waiting.length === 0 && ended.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("spend.ends.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("spend.ends.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {waiting.length === 0 ? (
          <Text as="p">{t("spend.ends.nothing")}</Text>
        ) : (
          <EndForm key={waiting.map(({ channel }) => channel).join()} {...{ waiting, form }} />
        )}
        {ended.length > 0 ? <EndedTable view={view} form={form} /> : null}
      </BlockStack>
    </Card>
  );
}

type Form = ReturnType<typeof useSpendForm>;

function EndForm({ waiting, form }: Pick<SpendEndsView, "waiting"> & { form: Form }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [channel, setChannel] = useState(waiting[0]?.channel ?? "");
  const [from, setFrom] = useState(waiting[0]?.from ?? "");
  const choose = (chosen: string) => {
    setChannel(chosen);
    setFrom(waiting.find((one) => one.channel === chosen)?.from ?? from);
  };
  return (
    <FormLayout>
      <FormLayout.Group>
        <Select
          label={t("spend.columns.channel")}
          options={waiting.map((one) => ({
            value: one.channel,
            label: t("spend.ends.waiting", {
              channel: t(marketingChannelTexts[one.channel]),
              day: formats.day(one.lastDay),
            }),
          }))}
          value={channel}
          onChange={choose}
        />
        <TextField
          label={t("spend.ends.from")}
          type="date"
          value={from}
          onChange={setFrom}
          error={form.errorOf("from")}
          autoComplete="off"
        />
      </FormLayout.Group>
      <Button
        loading={form.sending === "endChannel"}
        disabled={form.isBusy}
        onClick={() => form.send({ intent: "endChannel", channel, from })}
      >
        {t("spend.ends.button")}
      </Button>
    </FormLayout>
  );
}

function EndedTable({ view, form }: { view: SpendReadyView; form: Form }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <EntryTable
      caption={t("spend.ends.endsTitle")}
      headings={[t("spend.columns.channel"), t("spend.ends.since"), t("spend.ends.made")]}
      numbersFrom={3}
      unbroken={[1]}
      rows={view.ends.ended.map(({ channel, from, resumed, enteredAt, madeBy }) => {
        const name = t(marketingChannelTexts[channel]);
        const day = formats.day(from);
        const when = formats.instant(enteredAt, view.timezone);
        return {
          key: channel,
          cells: [
            name,
            resumed === null ? day : t("spend.ends.resumed", { day, to: formats.day(resumed) }),
            madeBy === null ? when : t("spend.ends.madeBy", { when, id: madeBy }),
          ],
          actions: (
            <Button
              variant="plain"
              disabled={form.isBusy}
              accessibilityLabel={t("spend.ends.undoNamed", { channel: name })}
              onClick={() => form.send({ intent: "undoEnd", channel })}
            >
              {t("spend.ends.undo")}
            </Button>
          ),
        };
      })}
    />
  );
}
