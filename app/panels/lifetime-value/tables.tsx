import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { NumberTable } from "../../components/number-table";
import { useLifetimeTexts } from "./use-lifetime-texts";
import type { PredictionView, WorthContent } from "./view";

/** What customers came to within so many days of their first order. */
export function HistoricTable({
  content,
  currency,
  file,
}: {
  content: WorthContent;
  currency: string;
  /** The same as a file. */
  file: ReactNode;
}) {
  const { t, formats, span } = useLifetimeTexts();
  const money = (minor: number | null, none: string) =>
    minor === null ? none : formats.money(minor, currency);
  const withUnit = (label: string) => t("table.withUnit", { label, unit: currency });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("lifetime.historic.title")}
          </Text>
          {file}
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("lifetime.historic.note")}
        </Text>
        <NumberTable
          caption={t("lifetime.historic.title")}
          rowHeading={t("lifetime.historic.within")}
          columns={[
            { id: "net", heading: withUnit(t("lifetime.netPerCustomer")) },
            { id: "margin", heading: withUnit(t("lifetime.marginPerCustomer")) },
            { id: "purchases", heading: t("lifetime.purchasesPerCustomer") },
            { id: "customers", heading: t("lifetime.customers") },
          ]}
          rows={content.historic.map((row, index) => ({
            id: String(row.days),
            heading: span(row.days),
            order: String(99 - index),
            cells: [
              money(row.netMinor, t("lifetime.tooFew")),
              row.netMinor === null
                ? t("lifetime.tooFew")
                : money(row.marginMinor, t("lifetime.unknown")),
              row.purchases === null ? t("lifetime.tooFew") : formats.fixed(row.purchases, 2),
              formats.count(row.customers),
            ],
            values: [row.netMinor, row.marginMinor, row.purchases, row.customers],
          }))}
          total={null}
          sortText={(column) => t("table.sortBy", { column })}
        />
      </BlockStack>
    </Card>
  );
}

type Fitted = PredictionView & { kind: "fitted" };

/** What a new customer, and all there are, are expected to come to. */
export function PredictedTable({
  prediction,
  currency,
  file,
}: {
  prediction: Fitted;
  currency: string;
  /** The same as a file. */
  file: ReactNode;
}) {
  const { t, formats } = useLifetimeTexts();
  const money = (minor: number | null) =>
    minor === null ? t("lifetime.unknown") : formats.money(minor, currency);
  const withUnit = (label: string) => t("table.withUnit", { label, unit: currency });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("lifetime.predicted.title")}
          </Text>
          {file}
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("lifetime.predicted.note", { day: formats.day(prediction.observedTo) })}
        </Text>
        <NumberTable
          caption={t("lifetime.predicted.title")}
          rowHeading={t("lifetime.predicted.within")}
          columns={[
            { id: "net", heading: withUnit(t("lifetime.predicted.net")) },
            { id: "interval", heading: withUnit(t("lifetime.predicted.interval")) },
            { id: "margin", heading: withUnit(t("lifetime.predicted.margin")) },
            { id: "repeats", heading: t("lifetime.predicted.repeats") },
            { id: "base", heading: withUnit(t("lifetime.predicted.base")) },
            { id: "purchases", heading: t("lifetime.predicted.basePurchases") },
          ]}
          rows={prediction.rows.map((row) => ({
            id: String(row.months),
            heading: t("lifetime.months", { months: formats.count(row.months) }),
            order: String(99 - row.months),
            cells: [
              money(row.netMinor),
              row.netInterval
                ? t("lifetime.between", {
                    low: money(row.netInterval.low),
                    high: money(row.netInterval.high),
                  })
                : t("lifetime.unknown"),
              money(row.marginMinor),
              formats.decimal(row.repeats),
              money(row.baseNetMinor),
              formats.count(row.basePurchases),
            ],
            values: [
              row.netMinor,
              row.netInterval?.low ?? null,
              row.marginMinor,
              row.repeats,
              row.baseNetMinor,
              row.basePurchases,
            ],
          }))}
          total={null}
          sortText={(column) => t("table.sortBy", { column })}
        />
      </BlockStack>
    </Card>
  );
}
