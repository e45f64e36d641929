import { BlockStack, Button, Card, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import type { TextKey } from "../../i18n/text-key";
import { costKinds, type CostKind } from "../../store/costs/cost-terms";
import { useCostsForm } from "./use-costs-form";
import { useSaved } from "../../components/use-saved";
import type { CostsReadyView, SettingView } from "./view";

const kindTexts: Record<CostKind, TextKey> = {
  shipping: "costs.settings.shipping",
  payment: "costs.settings.payment",
  handling: "costs.settings.handling",
};

/** Shipping, payment and handling, each with the days from which it holds. */
export function OrderCostsCard({ view }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useCostsForm();

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("costs.settings.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("costs.settings.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {view.settings.length === 0 ? (
          <Text as="p">{t("costs.settings.none")}</Text>
        ) : (
          <EntryTable
            caption={t("costs.settings.title")}
            isCaptionShown={false}
            headings={[
              t("costs.settings.kind"),
              t("costs.settings.channel"),
              t("costs.settings.when"),
              t("costs.settings.what"),
            ]}
            numbersFrom={4}
            rows={view.settings.map((setting) => ({
              key: `${setting.kind} ${setting.channel} ${setting.from}`,
              cells: [
                t(kindTexts[setting.kind]),
                setting.channel ?? t("costs.settings.allChannels"),
                when(setting),
                what(setting),
              ],
              actions: (
                <Button
                  icon={DeleteIcon}
                  variant="tertiary"
                  disabled={form.isBusy}
                  accessibilityLabel={t("costs.deleteNamed", {
                    name: `${t(kindTexts[setting.kind])}, ${setting.from}`,
                  })}
                  onClick={() =>
                    form.send({
                      intent: "deleteSetting",
                      kind: setting.kind,
                      channel: setting.channel ?? "",
                      from: setting.from,
                    })
                  }
                />
              ),
            }))}
          />
        )}
        <SettingForm view={view} />
      </BlockStack>
    </Card>
  );

  function when({ from, to }: SettingView): string {
    return to === null
      ? t("costs.settings.sinceOnly", { from: formats.day(from) })
      : t("costs.settings.between", { from: formats.day(from), to: formats.day(to) });
  }

  function what({ kind, ratePpm, perOrderMinor, perUnitMinor }: SettingView): string {
    const rate = `${ratePpm / 10_000}%`;
    const amount = (minor: number) => formats.money(minor, view.currency);
    const parts = [
      ratePpm === 0
        ? []
        : kind === "shipping"
          ? t("costs.settings.ofShipping", { rate })
          : t("costs.settings.ofPaid", { rate }),
      perOrderMinor === 0 ? [] : t("costs.settings.anOrder", { amount: amount(perOrderMinor) }),
      perUnitMinor === 0 ? [] : t("costs.settings.aUnit", { amount: amount(perUnitMinor) }),
    ].flat();
    return parts.length === 0 ? t("costs.settings.nothing") : formats.list(parts);
  }
}

const noAmounts = { rate: "", perOrder: "", perUnit: "" };

function SettingForm({ view }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const form = useCostsForm();
  const [kind, setKind] = useState<CostKind>("shipping");
  const [channel, setChannel] = useState("");
  const isSet = view.settings.some((each) => each.kind === kind);
  // The first of a kind is to hold for the whole history; a later one leaves it as it was.
  const [from, setFrom] = useState<string | null>(null);
  const [amounts, setAmounts] = useState(noAmounts);
  useSaved(form, () => setAmounts(noAmounts));
  const day = from ?? (isSet ? view.today : view.firstDay);
  const amount = (name: keyof typeof noAmounts, label: TextKey) => (
    <TextField
      label={t(label)}
      value={amounts[name]}
      onChange={(value) => setAmounts({ ...amounts, [name]: value })}
      suffix={name === "rate" ? t("costs.settings.percent") : view.currency}
      placeholder="0"
      inputMode="decimal"
      autoComplete="off"
      error={form.errorOf(name)}
    />
  );

  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t("costs.settings.add")}
      </Text>
      <AnswerBanner form={form} />
      <FormLayout>
        <FormLayout.Group>
          <Select
            label={t("costs.settings.kind")}
            options={costKinds.map((value) => ({ value, label: t(kindTexts[value]) }))}
            value={kind}
            onChange={(value) => {
              const chosen = costKinds.find((each) => each === value);
              if (chosen) setKind(chosen);
              setAmounts(noAmounts);
            }}
          />
          <Select
            label={t("costs.settings.channel")}
            options={[
              { value: "", label: t("costs.settings.allChannels") },
              ...view.channels
                .filter((key) => key !== "")
                .map((key) => ({ value: key, label: key })),
            ]}
            value={channel}
            onChange={setChannel}
          />
          <TextField
            label={t("costs.settings.from")}
            type="date"
            value={day}
            onChange={setFrom}
            autoComplete="off"
            error={form.errorOf("from")}
          />
        </FormLayout.Group>
        <FormLayout.Group condensed>
          {kind === "shipping" ? amount("rate", "costs.settings.rateShipping") : null}
          {kind === "payment" ? amount("rate", "costs.settings.ratePayment") : null}
          {amount("perOrder", "costs.settings.perOrder")}
          {kind === "handling" ? amount("perUnit", "costs.settings.perUnit") : null}
        </FormLayout.Group>
        <Button
          loading={form.isBusy}
          onClick={() => form.send({ intent: "saveSetting", kind, channel, from: day, ...amounts })}
        >
          {t("costs.settings.save")}
        </Button>
      </FormLayout>
    </BlockStack>
  );
}
