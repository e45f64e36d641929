import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { downloadText } from "../../../components/download";
import { NumberTable } from "../../../components/number-table";
import type { ReportTable } from "../../../store/notifications/terms";
import type { FrameView } from "../../home/view";
import { choosing, MailTableButton } from "../../notifications/mail-table-button";
import type { Cell } from "../../products/list/view";
import { useCustomerTexts } from "../use-customer-texts";
import { smallTableFile } from "./small-table-file";
import type { SmallColumn, SmallRow, SmallTable } from "./view";

export interface TableCardProps {
  table: SmallTable;
  view: Pick<FrameView, "currency" | "timezone" | "coverage">;
  /** Choices beside the title. */
  controls?: ReactNode;
  /** Of the page, where its tables can be sent by mail. */
  mail?: ReportTable;
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** A small table with its file. */
export function TableCard({ table, view, controls, mail }: TableCardProps) {
  const texts = useCustomerTexts();
  const [params] = useSearchParams();
  const { t, formats, cell, label } = texts;
  const { currency } = view;
  const heading = ({ label: text, values, unit }: SmallColumn) => {
    const words = t(text, values ?? {});
    return unit === "money" ? t("table.withUnit", { label: words, unit: currency }) : words;
  };
  // A file keeps days as they are; people read them in words.
  const shownNotes = table.notes.map(({ key, values = {} }) =>
    t(
      key,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === "string" && isDay.test(value) ? formats.day(value) : value,
        ]),
      ),
    ),
  );
  const cellsOf = (cells: readonly Cell[]) =>
    table.columns.map((column, index) => cell(cells[index] ?? null, column, currency));
  const link = table.rows.find((row) => row.link !== null)?.link;

  const download = () =>
    downloadText(
      `shelfwise-${table.id}-${view.coverage.to}.csv`,
      "text/csv",
      smallTableFile(table, view, texts),
    );

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t(table.title)}
            </Text>
            {controls}
          </InlineStack>
          {table.rows.length > 0 ? (
            <InlineStack gap="200">
              <Button onClick={download}>{t("breakdown.download")}</Button>
              {mail ? <MailTableButton table={mail} query={choosing(params, table.id)} /> : null}
            </InlineStack>
          ) : null}
        </InlineStack>
      </Box>
      {table.rows.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {t(table.emptyText)}
          </Text>
        </Box>
      ) : (
        <NumberTable
          caption={t(table.title)}
          rowHeading={t(table.rowHeading)}
          columns={table.columns.map((column) => ({
            id: column.id,
            heading: heading(column),
            isText: column.unit === "text" || column.unit === "key",
          }))}
          isOrdered
          rows={table.rows.map((row) => ({
            id: row.id,
            heading: label(row.label),
            ...(row.note === null ? {} : { note: t(row.note) }),
            order: label(row.label),
            cells: cellsOf(row.cells),
            values: row.cells.map((value, index) =>
              typeof value === "number"
                ? value
                : value !== null && table.columns[index]?.unit === "day"
                  ? Date.parse(value)
                  : null,
            ),
            link: linkOf(row, row.link ? `${t(row.link.text)}: ${label(row.label)}` : ""),
          }))}
          total={
            table.total === null
              ? null
              : { heading: t(table.total.label), cells: cellsOf(table.total.cells) }
          }
          sortText={(column) => t("table.sortBy", { column })}
          {...(link ? { linkHeading: t(link.text) } : {})}
        />
      )}
      {table.notes.length > 0 ? (
        <Box padding="400">
          <BlockStack gap="200">
            <Text as="p" variant="bodySm" tone="subdued">
              {shownNotes.join(" ")}
            </Text>
          </BlockStack>
        </Box>
      ) : null}
    </Card>
  );
}

function linkOf({ link }: SmallRow, label: string) {
  return link === null ? null : { url: link.url, label, isInside: link.url.startsWith("/app") };
}
