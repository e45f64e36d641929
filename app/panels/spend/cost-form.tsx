import {
  BlockStack,
  Button,
  Checkbox,
  FormLayout,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { useSaved } from "../../components/use-saved";
import type { TextKey } from "../../i18n/text-key";
import { loadedKinds, spendCostKinds, type SpendCostKind } from "../../store/spend/spend-terms";
import { useChannelOptions, useSpendForm } from "./use-spend-form";
import type { SpendReadyView } from "./view";
import { kindTexts } from "./words";

type Period = "months" | "days";

/** A cost of days or of every month, spread evenly over the days it is of. */
export function CostForm({ view: { currency, today } }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const form = useSpendForm();
  const empty = { name: "", amount: "", campaign: "" };
  const [fields, setFields] = useState(empty);
  const [kind, setKind] = useState<SpendCostKind>("agency");
  const [channel, setChannel] = useState("");
  const [isLoadedOnly, setIsLoadedOnly] = useState(loadedKinds.has("agency"));
  const [period, setPeriod] = useState<Period>("months");
  const [[from, to], setDays] = useState([today.slice(0, 7), ""]);
  const channels = useChannelOptions(t("spend.noChannel"));
  useSaved(form, () => setFields(empty));

  const field = (name: keyof typeof empty, label: TextKey) => ({
    label: t(label),
    value: fields[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
    error: form.errorOf(name),
    autoComplete: "off",
  });
  const choosePeriod = (value: string) => {
    const chosen: Period = value === "days" ? "days" : "months";
    setPeriod(chosen);
    setDays(chosen === "days" ? [today, today] : [today.slice(0, 7), ""]);
  };
  const chooseKind = (value: string) => {
    const chosen = spendCostKinds.find((each) => each === value) ?? "other";
    setKind(chosen);
    setIsLoadedOnly(loadedKinds.has(chosen));
  };

  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t("spend.costs.add")}
      </Text>
      <AnswerBanner form={form} />
      <FormLayout>
        <FormLayout.Group condensed>
          <TextField {...field("name", "costs.fixed.name")} maxLength={80} />
          <Select
            label={t("spend.costs.kind")}
            options={spendCostKinds.map((value) => ({ value, label: t(kindTexts[value]) }))}
            value={kind}
            onChange={chooseKind}
          />
          <Select
            label={t("spend.columns.channel")}
            options={channels}
            value={channel}
            onChange={setChannel}
          />
          <TextField {...field("campaign", "spend.costs.campaign")} maxLength={400} />
        </FormLayout.Group>
        <FormLayout.Group condensed>
          <Select
            label={t("spend.costs.period")}
            options={[
              { value: "months", label: t("spend.costs.monthly") },
              { value: "days", label: t("spend.costs.once") },
            ]}
            value={period}
            onChange={choosePeriod}
          />
          <TextField
            {...field("amount", period === "months" ? "costs.fixed.monthly" : "spend.costs.amount")}
            suffix={currency}
            inputMode="decimal"
          />
          <TextField
            label={period === "months" ? t("costs.fixed.from") : t("spend.costs.firstDay")}
            type={period === "months" ? "month" : "date"}
            value={from ?? ""}
            onChange={(value) => setDays([value, to ?? ""])}
            error={form.errorOf("from")}
            autoComplete="off"
          />
          <TextField
            label={period === "months" ? t("costs.fixed.to") : t("spend.costs.lastDay")}
            type={period === "months" ? "month" : "date"}
            value={to ?? ""}
            onChange={(value) => setDays([from ?? "", value])}
            error={form.errorOf("to")}
            helpText={period === "months" ? t("costs.fixed.toHelp") : undefined}
            autoComplete="off"
          />
        </FormLayout.Group>
        <Checkbox
          label={t("spend.costs.isLoadedOnly")}
          helpText={t("spend.costs.isLoadedOnlyHelp")}
          checked={isLoadedOnly}
          onChange={setIsLoadedOnly}
        />
        <Button
          loading={form.isBusy}
          onClick={() =>
            form.send({
              ...{ intent: "addCost", ...fields, kind, channel, period },
              ...{ from: from ?? "", to: to ?? "", isLoadedOnly: String(isLoadedOnly) },
            })
          }
        >
          {t("spend.costs.add")}
        </Button>
      </FormLayout>
    </BlockStack>
  );
}
