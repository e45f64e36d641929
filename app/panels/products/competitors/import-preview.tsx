import { Banner, BlockStack, Button, InlineStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../components/formats-context";
import type { CompetitorPreview } from "../../../imports/competitors/preview";
import { CostTable } from "../../costs/cost-table";
import type { CompetitorForm } from "./use-competitor-form";

/** What a file would do, before it does it. */
export function ImportPreview({
  preview,
  file,
  currency,
  form,
  onCancel,
}: {
  preview: CompetitorPreview;
  file: File;
  currency: string;
  form: CompetitorForm;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { badRows, badCount, unknownSkus, unknownCount, competitors } = preview;
  const number = (value: number) => formats.count(value);
  const prices = t("competitors.preview.prices", {
    count: preview.priceCount,
    number: number(preview.priceCount),
  });
  const skus = t("costs.preview.skus", {
    count: preview.skuCount,
    number: number(preview.skuCount),
  });
  const more = (count: number) =>
    count > 0 ? ` ${t("costs.preview.andMore", { number: number(count) })}` : "";

  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t("competitors.preview.title", {
            name: file.name,
            prices,
            skus,
            competitors: competitors.join(", ") || "–",
          })}
        </Text>
        <Text as="p">
          {t("costs.preview.matched", { number: number(preview.matchedSkus), skus })}{" "}
          {t("competitors.preview.replaces")}
        </Text>
        {preview.notes.map((note) => (
          <Text key={note.text} as="p" tone="subdued">
            {form.say(note)}
          </Text>
        ))}
      </BlockStack>
      {badCount > 0 ? (
        <Banner
          tone="critical"
          title={t("costs.preview.bad", { count: badCount, number: number(badCount) })}
        >
          <List>
            {badRows.map(({ line, reason }) => (
              <List.Item key={line}>
                {t("costs.preview.badLine", { line: number(line), reason: form.say(reason) })}
              </List.Item>
            ))}
          </List>
          {badCount > badRows.length ? <p>{more(badCount - badRows.length)}</p> : null}
        </Banner>
      ) : null}
      {unknownCount > 0 ? (
        <Banner
          tone="warning"
          title={t("competitors.preview.unknown", { number: number(unknownCount) })}
        >
          <p>
            {unknownSkus.join(", ")}
            {more(unknownCount - unknownSkus.length)}
          </p>
        </Banner>
      ) : null}
      {preview.first.length > 0 ? (
        <CostTable
          caption={t("costs.preview.first")}
          headings={[
            t("costs.preview.columns.sku"),
            t("competitors.columns.competitor"),
            t("competitors.columns.day"),
            t("competitors.columns.price"),
          ]}
          rows={preview.first.map(({ sku, competitor, day, priceMinor }) => ({
            key: `${sku} ${competitor} ${day}`,
            cells: [sku, competitor, formats.day(day), formats.money(priceMinor, currency)],
          }))}
        />
      ) : null}
      <InlineStack gap="200">
        <Button onClick={onCancel} disabled={form.isBusy}>
          {t("costs.cancel")}
        </Button>
        {preview.canAccept ? (
          <Button
            variant="primary"
            loading={form.isBusy}
            onClick={() => form.send({ intent: "accept", file })}
          >
            {t("competitors.preview.accept", { prices })}
          </Button>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}
