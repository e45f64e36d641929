import { Button, FormLayout, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import type { SpendPreview } from "../../imports/spend/preview";
import { parseRate } from "../../lib/exchange";
import { isMarketingChannel } from "../../lib/marketing-channel";
import { sendFile, useChannelOptions, type SpendForm } from "./use-spend-form";

/** What a file leaves open, for the merchant to say: its channel, rates, which comes first in dates. */
export function ChoicesForm({
  preview: { choices, foreign, saysChannel, hasOpenDays },
  file,
  currency,
  form,
}: {
  preview: SpendPreview;
  file: File;
  currency: string;
  form: SpendForm;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [channel, setChannel] = useState(choices.channel ?? "");
  const [dayOrder, setDayOrder] = useState(choices.dayOrder ?? "");
  const [rates, setRates] = useState(
    Object.fromEntries(foreign.map((each) => [each.currency, each.rate])),
  );
  const usual = saysChannel ? t("spend.choices.asRows") : t("spend.choices.usual");
  // Chosen by hand, a channel can be changed, not be taken away.
  const channels = useChannelOptions(usual).filter(
    ({ value }) =>
      value !== "" || choices.columns === null || choices.columns.channel !== undefined,
  );
  const isComplete = Object.values(rates).every((text) => parseRate(text) !== null);

  return (
    <FormLayout>
      <FormLayout.Group condensed>
        <Select
          label={t("spend.columns.channel")}
          options={channels}
          value={channel}
          onChange={setChannel}
        />
        {hasOpenDays ? (
          <Select
            label={t("spend.choices.dayOrder")}
            options={[
              { value: "", label: t("spend.choices.asFile") },
              { value: "dayFirst", label: t("spend.choices.dayFirst") },
              { value: "monthFirst", label: t("spend.choices.monthFirst") },
            ]}
            value={dayOrder}
            onChange={setDayOrder}
          />
        ) : null}
        {foreign.map(({ currency: other, minor }) => (
          <TextField
            key={other}
            label={t("spend.choices.rate", { other, currency })}
            helpText={t("spend.choices.rateHelp", { amount: formats.money(minor, other) })}
            value={rates[other] ?? ""}
            onChange={(text) => setRates({ ...rates, [other]: text })}
            inputMode="decimal"
            autoComplete="off"
          />
        ))}
      </FormLayout.Group>
      <Button
        disabled={!isComplete}
        loading={form.isBusy}
        onClick={() =>
          sendFile(form, "preview", file, {
            ...choices,
            channel: isMarketingChannel(channel) ? channel : null,
            dayOrder: dayOrder === "dayFirst" || dayOrder === "monthFirst" ? dayOrder : null,
            rates,
          })
        }
      >
        {t("spend.choices.apply")}
      </Button>
    </FormLayout>
  );
}
