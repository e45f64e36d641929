import { BlockStack, Button, Card, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryActions } from "../../components/entry-actions";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import type { TextKey } from "../../i18n/text-key";
import { useCostsForm } from "./use-costs-form";
import { useSaved } from "../../components/use-saved";
import type { CostsReadyView } from "./view";

/** What is paid by month, whatever is sold. */
export function FixedCostsCard({ view }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useCostsForm();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("costs.fixed.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("costs.fixed.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {view.fixedCosts.length === 0 ? (
          <Text as="p">{t("costs.fixed.none")}</Text>
        ) : (
          <EntryTable
            caption={t("costs.fixed.title")}
            isCaptionShown={false}
            headings={[
              t("costs.fixed.name"),
              t("costs.fixed.from"),
              t("costs.fixed.to"),
              t("costs.fixed.monthly"),
            ]}
            rows={view.fixedCosts.map(({ id, name, from, to, monthlyMinor, canEnd }) => ({
              key: String(id),
              cells: [
                name,
                from.slice(0, 7),
                to === null ? t("costs.fixed.goesOn") : to.slice(0, 7),
                formats.money(monthlyMinor, view.currency),
              ],
              actions: (
                <EntryActions
                  name={name}
                  canEnd={canEnd}
                  isBusy={form.isBusy}
                  onEnd={() => form.send({ intent: "endFixed", id: String(id) })}
                  onDelete={() => form.send({ intent: "deleteFixed", id: String(id) })}
                />
              ),
            }))}
          />
        )}
        <FixedCostForm view={view} />
      </BlockStack>
    </Card>
  );
}

function FixedCostForm({ view }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const form = useCostsForm();
  const empty = { name: "", monthly: "", from: view.firstDay.slice(0, 7), to: "" };
  const [fields, setFields] = useState(empty);
  useSaved(form, () => setFields(empty));
  const field = (name: keyof typeof empty, label: TextKey) => ({
    label: t(label),
    value: fields[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
    error: form.errorOf(name),
    autoComplete: "off",
  });

  return (
    <BlockStack gap="300">
      <AnswerBanner form={form} />
      <FormLayout>
        <FormLayout.Group condensed>
          <TextField {...field("name", "costs.fixed.name")} maxLength={80} />
          <TextField
            {...field("monthly", "costs.fixed.monthly")}
            suffix={view.currency}
            inputMode="decimal"
          />
        </FormLayout.Group>
        <FormLayout.Group condensed>
          <TextField {...field("from", "costs.fixed.from")} type="month" />
          <TextField
            {...field("to", "costs.fixed.to")}
            type="month"
            helpText={t("costs.fixed.toHelp")}
          />
        </FormLayout.Group>
        <Button loading={form.isBusy} onClick={() => form.send({ intent: "addFixed", ...fields })}>
          {t("costs.fixed.add")}
        </Button>
      </FormLayout>
    </BlockStack>
  );
}
