import { BlockStack, Button, ButtonGroup, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { NumberTable } from "../../components/number-table";
import { horizons } from "../../metrics/acquisition/horizons";
import { useAddress } from "../products/use-address";
import { statusTexts } from "../campaigns/words";
import { broughtColumns, channelColumns, type BroughtColumn } from "./brought-columns";
import { CsvButton } from "./csv-button";
import type { TableView } from "./table-files";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent, Brought, CampaignRow } from "./view";
import { channelRows, worthNotes } from "./words";

interface TableProps {
  content: AcquisitionContent;
  view: TableView;
}

/** What each channel cost and brought. */
export function ChannelTable({ content, view }: TableProps) {
  const { t, channelName } = useAcquisitionTexts();
  const { columns, cellsOf, valuesOf, daysNote } = useColumns(channelColumns, content, view);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("acquisition.channels")}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <HorizonChoice worthDays={content.worthDays} />
            <ClickChoice click={content.click} />
            <CsvButton table="channels" content={content} view={view} />
          </InlineStack>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t(worthNotes[content.worthBasis], { days: content.worthDays })}
        </Text>
        <NumberTable
          caption={t("acquisition.channels")}
          rowHeading={t("acquisition.channel")}
          columns={columns}
          rows={channelRows(content).map((row) => ({
            id: "place" in row ? row.place : row.origin,
            heading: channelName(row),
            note: daysNote(row),
            order: channelName(row),
            cells: cellsOf(row),
            values: valuesOf(row),
          }))}
          total={{
            heading: [t("acquisition.total"), daysNote(content.total)].join(" ").trim(),
            cells: cellsOf(content.total),
          }}
          isOrdered
          sortText={(column) => t("table.sortBy", { column })}
        />
      </BlockStack>
    </Card>
  );
}

/** The same of campaigns, as the UTM parameters, the spend, the merchant or Shopify name them. */
export function CampaignTable({ content, view }: TableProps) {
  const { t, formats, origin } = useAcquisitionTexts();
  const { columns, cellsOf, valuesOf, daysNote } = useColumns<CampaignRow>(
    broughtColumns,
    content,
    view,
  );
  const nameOf = ({ channel }: CampaignRow) => (channel ? origin(channel) : null);
  const underOf = ({ spendUnder }: CampaignRow) =>
    spendUnder.length > 0 ? t("campaigns.spendUnder", { names: formats.list(spendUnder) }) : null;
  const statusOf = ({ known }: CampaignRow) =>
    known?.status ? t(statusTexts[known.status]) : null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("acquisition.campaigns")}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <Button url="/app/customers/campaigns">{t("acquisition.allCampaigns")}</Button>
            {content.campaigns.length > 0 ? (
              <CsvButton table="campaigns" content={content} view={view} />
            ) : null}
          </InlineStack>
        </InlineStack>
        {content.campaigns.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("acquisition.noCampaigns")}
          </Text>
        ) : (
          <NumberTable
            caption={t("acquisition.campaigns")}
            rowHeading={t("acquisition.campaign")}
            columns={columns}
            rows={content.campaigns.map((row) => ({
              id: row.campaign,
              heading: row.campaign,
              note: [nameOf(row), row.owner, statusOf(row), daysNote(row) || null, underOf(row)]
                .filter((part) => part !== null)
                .join(", "),
              order: row.campaign,
              cells: cellsOf(row),
              values: valuesOf(row),
            }))}
            total={null}
            isOrdered
            sortText={(column) => t("table.sortBy", { column })}
          />
        )}
      </BlockStack>
    </Card>
  );
}

/** Columns in words, with what a row shows and is sorted by. */
function useColumns<Row>(
  described: readonly BroughtColumn<Row>[],
  { worthDays }: Pick<AcquisitionContent, "worthDays">,
  { currency, range }: Pick<TableView, "currency" | "range">,
) {
  const { t, formats, money, ratio } = useAcquisitionTexts();
  const heading = ({ label }: BroughtColumn<Row>) => t(label, { days: worthDays });
  const write = (value: number | null, { unit }: BroughtColumn<Row>) =>
    unit === "money"
      ? money(value, currency)
      : unit === "count"
        ? formats.count(value ?? 0)
        : ratio(value);
  return {
    /** Of which days a row is, beside its heading where these are not all. */
    daysNote: ({ days }: Pick<Brought, "days">) =>
      days.from === range.from && days.to === range.to ? "" : formats.dayRange(days.from, days.to),
    columns: described.map((column) => ({
      id: column.id,
      heading:
        column.unit === "money"
          ? t("table.withUnit", { label: heading(column), unit: currency })
          : heading(column),
    })),
    cellsOf: (row: Row) => described.map((column) => write(column.valueOf(row), column)),
    valuesOf: (row: Row) => described.map((column) => column.valueOf(row)),
  };
}

/** Within how many days of the first order customers' worth is told. */
function HorizonChoice({ worthDays }: Pick<AcquisitionContent, "worthDays">) {
  const { t } = useAcquisitionTexts();
  const { change } = useAddress();
  return (
    <Select
      label={t("acquisition.horizon")}
      labelInline
      value={String(worthDays)}
      options={horizons.map((days) => ({
        value: String(days),
        label: t("lifetime.days", { days }),
      }))}
      onChange={(days) => change({ horizon: days })}
    />
  );
}

/** Whether the first or the last visit before an order counts. */
function ClickChoice({ click }: { click: AcquisitionContent["click"] }) {
  const { t } = useAcquisitionTexts();
  const { change } = useAddress();
  return (
    <ButtonGroup variant="segmented">
      <Button pressed={click === "first"} onClick={() => change({ click: null })}>
        {t("acquisition.firstClick")}
      </Button>
      <Button pressed={click === "last"} onClick={() => change({ click: "last" })}>
        {t("acquisition.lastClick")}
      </Button>
    </ButtonGroup>
  );
}
