import {
  BlockStack,
  Button,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntryForm } from "../../components/use-entry-form";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { TextKey } from "../../i18n/text-key";
import { marketingChannels } from "../../lib/marketing-channel";
import { formatDecimal } from "../../lib/money";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { FrameView } from "../home/view";

type View = Pick<FrameView, "currency" | "today">;

/** As the form sends them. */
function fieldsOf(edited: EnteredCampaign | null, { currency, today }: View) {
  const budget = edited?.budgetMinor ?? null;
  return {
    name: edited?.name ?? "",
    owner: edited?.owner ?? "",
    channel: edited?.channel ?? marketingChannels[0],
    isOffline: String(edited?.isOffline ?? false),
    from: edited?.from ?? today,
    to: edited?.to ?? "",
    budget: budget === null ? "" : formatDecimal(budget, currency),
    utmNames: (edited?.utmNames ?? []).join("\n"),
    codes: (edited?.codes ?? []).join("\n"),
  };
}

/** Enters a campaign, or changes one that was entered. */
export function CampaignForm({
  form,
  edited,
  view,
  onSend,
  onCancel,
}: {
  form: EntryForm;
  /** Null: a new one. */
  edited: EnteredCampaign | null;
  view: View;
  onSend(): void;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(() => fieldsOf(edited, view));
  const title = edited
    ? t("campaigns.form.change", { name: edited.name })
    : t("campaigns.form.add");
  const input = (name: keyof typeof fields, label: TextKey) => ({
    label: t(label),
    value: fields[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
    error: form.errorOf(name),
    autoComplete: "off",
  });

  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <FormLayout>
        <FormLayout.Group>
          <TextField {...input("name", "campaigns.columns.campaign")} maxLength={80} />
          <TextField
            {...input("owner", "campaigns.columns.owner")}
            helpText={t("campaigns.form.ownerHelp")}
            maxLength={80}
          />
          <Select
            {...input("channel", "campaigns.columns.channel")}
            options={marketingChannels.map((value) => ({
              value,
              label: t(marketingChannelTexts[value]),
            }))}
          />
          <Select
            {...input("isOffline", "campaigns.columns.kind")}
            options={[
              { value: "false", label: t("campaigns.kinds.online") },
              { value: "true", label: t("campaigns.kinds.offline") },
            ]}
          />
        </FormLayout.Group>
        <FormLayout.Group>
          <TextField {...input("from", "spend.costs.firstDay")} type="date" />
          <TextField
            {...input("to", "spend.costs.lastDay")}
            type="date"
            helpText={t("costs.fixed.toHelp")}
          />
          <TextField
            {...input("budget", "campaigns.columns.budget")}
            suffix={view.currency}
            inputMode="decimal"
            helpText={t("campaigns.form.budgetHelp")}
          />
        </FormLayout.Group>
        <FormLayout.Group>
          <TextField
            {...input("utmNames", "campaigns.form.utmNames")}
            multiline={3}
            helpText={t("campaigns.form.utmHelp")}
          />
          <TextField
            {...input("codes", "campaigns.form.codes")}
            multiline={3}
            helpText={t("campaigns.form.codesHelp")}
          />
        </FormLayout.Group>
        <InlineStack gap="200">
          <Button
            loading={form.sending === "save"}
            disabled={form.isBusy}
            onClick={() => {
              onSend();
              form.send({ intent: "save", id: edited ? String(edited.id) : "", ...fields });
            }}
          >
            {edited ? t("campaigns.form.save") : t("campaigns.form.add")}
          </Button>
          {edited ? (
            <Button variant="plain" disabled={form.isBusy} onClick={onCancel}>
              {t("imports.cancel")}
            </Button>
          ) : null}
        </InlineStack>
      </FormLayout>
    </BlockStack>
  );
}
