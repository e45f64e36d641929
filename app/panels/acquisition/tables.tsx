import { BlockStack, Button, ButtonGroup, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { NumberTable } from "../../components/number-table";
import { horizons } from "../../metrics/acquisition/horizons";
import { useAddress } from "../products/use-address";
import { broughtColumns, broughtDefinitions, type BroughtColumn } from "./brought-columns";
import { CsvButton, type TableView } from "./csv-button";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent, CampaignRow, ChannelRow } from "./view";

interface TableProps {
  content: AcquisitionContent;
  view: TableView;
}

const channelColumns: readonly BroughtColumn<ChannelRow>[] = [
  ...broughtColumns,
  { id: "poas", label: "acquisition.columns.poas", unit: "number", valueOf: (row) => row.poas },
  {
    id: "worth",
    label: "acquisition.columns.worth",
    unit: "money",
    valueOf: (row) => row.worthMinor,
  },
  {
    id: "ratio",
    label: "acquisition.columns.worthToCost",
    unit: "number",
    valueOf: (row) => row.worthToCost,
  },
];

/** What each channel cost and brought. */
export function ChannelTable({ content, view }: TableProps) {
  const { t, origin } = useAcquisitionTexts();
  const { heading, columns, cellsOf, valuesOf } = useColumns(channelColumns, content, view);
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
            <CsvButton
              id="acquisition-channels"
              title={t("acquisition.channels")}
              rowHeading={t("acquisition.channel")}
              columns={channelColumns.map((column) => ({
                heading: heading(column),
                unit: column.unit,
              }))}
              rows={content.channels.map((row) => ({
                label: origin(row.origin),
                cells: valuesOf(row),
              }))}
              definitions={[
                ...broughtDefinitions,
                "acquisition.csv.poas",
                "acquisition.channelsNote",
                "acquisition.csv.worthToCost",
              ]}
              content={content}
              view={view}
            />
          </InlineStack>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("acquisition.channelsNote", { days: content.worthDays })}
        </Text>
        <NumberTable
          caption={t("acquisition.channels")}
          rowHeading={t("acquisition.channel")}
          columns={columns}
          rows={content.channels.map((row) => ({
            id: row.origin,
            heading: origin(row.origin),
            order: origin(row.origin),
            cells: cellsOf(row),
            values: valuesOf(row),
          }))}
          total={null}
          isOrdered
          sortText={(column) => t("table.sortBy", { column })}
        />
      </BlockStack>
    </Card>
  );
}

/** The same of campaigns, as the UTM parameters and the spend name them. */
export function CampaignTable({ content, view }: TableProps) {
  const { t, origin } = useAcquisitionTexts();
  const { heading, columns, cellsOf, valuesOf } = useColumns<CampaignRow>(
    broughtColumns,
    content,
    view,
  );
  const nameOf = ({ channel }: CampaignRow) => (channel ? origin(channel) : null);
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
              <CsvButton
                id="acquisition-campaigns"
                title={t("acquisition.campaigns")}
                rowHeading={t("acquisition.campaign")}
                columns={[
                  { heading: t("acquisition.channel"), unit: "text" },
                  { heading: t("campaigns.columns.owner"), unit: "text" },
                  ...broughtColumns.map((column) => ({
                    heading: heading(column),
                    unit: column.unit,
                  })),
                ]}
                rows={content.campaigns.map((row) => ({
                  label: row.campaign,
                  cells: [nameOf(row), row.owner, ...valuesOf(row)],
                }))}
                definitions={broughtDefinitions}
                content={content}
                view={view}
              />
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
              note: [nameOf(row), row.owner].filter((part) => part !== null).join(", "),
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
  { currency }: Pick<TableView, "currency">,
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
    heading,
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
