import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { ConfirmedButton } from "../../components/confirmed-button";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { useCostsForm, type CostsForm } from "./use-costs-form";
import type { CostsReadyView } from "./view";

/** The costs that were entered by SKU and day. */
export function EntriesCard({ view: { entries, currency } }: { view: CostsReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useCostsForm();
  const { rows, found, total, search } = entries;

  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("costs.entries.title")}
          </Text>
          {total > 0 ? <DeleteAll form={form} total={total} /> : null}
        </InlineStack>
        <AnswerBanner form={form} />
        {total > 0 ? <Search key={search} search={search} /> : null}
        {rows.length === 0 ? (
          <Text as="p" tone="subdued">
            {total === 0 ? t("costs.entries.none") : t("costs.entries.noneFound")}
          </Text>
        ) : (
          <EntryTable
            caption={t("costs.entries.title")}
            isCaptionShown={false}
            headings={[
              t("imports.preview.sku"),
              t("costs.preview.columns.from"),
              t("costs.preview.columns.cost"),
              t("costs.entries.variants"),
            ]}
            numbersFrom={2}
            rows={rows.map(({ sku, from, unitCostMinor, variants }) => ({
              key: `${sku} ${from}`,
              cells: [
                sku,
                formats.day(from),
                formats.money(unitCostMinor, currency),
                formats.count(variants),
              ],
              actions: (
                <Button
                  icon={DeleteIcon}
                  variant="tertiary"
                  accessibilityLabel={t("costs.deleteNamed", { name: `${sku}, ${from}` })}
                  disabled={form.isBusy}
                  onClick={() => form.send({ intent: "deleteEntry", sku, from })}
                />
              ),
            }))}
          />
        )}
        {found > rows.length ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("costs.entries.shown", {
              shown: formats.count(rows.length),
              found: formats.count(found),
            })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Search({ search }: { search: string }) {
  const { t } = useTranslation();
  const [sku, setSku] = useState(search);
  return (
    <Form method="get" preventScrollReset>
      <TextField
        name="sku"
        label={t("costs.entries.search")}
        labelHidden
        placeholder={t("costs.entries.search")}
        value={sku}
        onChange={setSku}
        autoComplete="off"
        connectedRight={<Button submit>{t("costs.entries.searchButton")}</Button>}
      />
    </Form>
  );
}

function DeleteAll({ form, total }: { form: CostsForm; total: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ConfirmedButton
      tone="critical"
      variant="plain"
      question={t("costs.entries.deleteAllTitle", { number: formats.count(total) })}
      consequence={t("costs.entries.deleteAllText")}
      action={t("costs.entries.deleteAll")}
      onConfirm={() => form.send({ intent: "deleteAllEntries" })}
    />
  );
}
