import { BlockStack, Box, Button, Card, InlineStack, Pagination, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { downloadText } from "../../../components/download";
import { ListFilters } from "../../../components/list-filters";
import { NumberTable, type Sort } from "../../../components/number-table";
import { MailTableButton } from "../../notifications/mail-table-button";
import type { FrameView } from "../../home/view";
import type { ProductPage } from "../pages";
import { useAddress } from "../use-address";
import { useProductTexts } from "../use-product-texts";
import type { ListRow, ListView } from "./view";

export interface ListCardProps {
  title: string;
  rowHeading: string;
  /** Which table the file is of. */
  page: ProductPage;
  view: Pick<FrameView, "range" | "currency" | "timezone">;
  list: ListView;
  /** Where there is no row at all. */
  emptyText: string;
  /** Choices of the page beside those of the list. */
  controls?: ReactNode;
  /** Where a row's name is money, which is written by locale. */
  nameRow?: (row: ListRow) => string;
}

/** A list with what of it is shown: search, filters, order and page are kept in the address. */
export function ListCard(props: ListCardProps) {
  const { list, view, emptyText, title } = props;
  const { t, cell, heading } = useProductTexts();
  const { change } = useAddress();
  const nameRow = props.nameRow ?? (({ label }: ListRow) => label);
  const hasLinks = list.rows.some(({ adminUrl }) => adminUrl !== null);
  const cells = (values: ListRow["cells"], isTotal = false) =>
    list.columns.map((column, index) => {
      const value = values[index] ?? null;
      return value === null && isTotal ? "" : cell(value, column, view.currency);
    });
  const onSort = ({ column, isDescending }: Sort) =>
    change({
      sort: column < 0 ? "name" : (list.columns[column]?.id ?? null),
      dir: isDescending ? "desc" : "asc",
      page: null,
    });

  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <ListHead {...props} />
          {list.rowCount > 0 ? <ListChoices list={list} /> : null}
        </BlockStack>
      </Box>
      {list.rows.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {list.rowCount === 0 ? emptyText : t("products.nothingFound")}
          </Text>
        </Box>
      ) : (
        <NumberTable
          caption={title}
          rowHeading={props.rowHeading}
          columns={list.columns.map((column) => ({
            id: column.id,
            heading: heading(column, view.currency),
            isText: column.unit === "text" || column.unit === "key",
          }))}
          rows={list.rows.map((row) => ({
            id: row.id,
            heading: nameRow(row),
            ...(row.note === null ? {} : { note: t(row.note) }),
            order: row.id,
            cells: cells(row.cells),
            values: [],
            link:
              row.adminUrl === null
                ? null
                : { url: row.adminUrl, label: t("products.inAdmin", { product: row.label }) },
          }))}
          total={
            list.total === null
              ? null
              : { heading: t("products.total"), cells: cells(list.total, true) }
          }
          sortText={(column) => t("table.sortBy", { column })}
          sorted={{ sort: list.sort, onSort }}
          {...(hasLinks ? { linkHeading: t("breakdown.orders") } : {})}
        />
      )}
      <ListFoot list={list} timezone={view.timezone} />
    </Card>
  );
}

function ListHead({ title, page, view, list, controls }: ListCardProps) {
  const { t } = useProductTexts();
  const { params } = useAddress();
  const [hasFailed, setHasFailed] = useState(false);
  const { range } = view;

  const query = new URLSearchParams(params);
  query.set("table", page);
  const download = async () => {
    setHasFailed(false);
    try {
      const response = await fetch(`/app/sales/products/csv?${query.toString()}`);
      if (!response.ok) throw new Error(String(response.status));
      const name = `shelfwise-products-${page}-${range.from}-${range.to}.csv`;
      downloadText(name, "text/csv", await response.text());
    } catch {
      setHasFailed(true);
    }
  };

  return (
    <>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {controls}
        </InlineStack>
        {list.rowCount > 0 ? (
          <InlineStack gap="200">
            <Button onClick={() => void download()}>{t("breakdown.download")}</Button>
            <MailTableButton table="products" query={query} />
          </InlineStack>
        ) : null}
      </InlineStack>
      {hasFailed ? (
        <Text as="p" tone="critical">
          {t("breakdown.downloadFailed")}
        </Text>
      ) : null}
    </>
  );
}

function ListChoices({ list }: { list: ListView }) {
  const { t } = useProductTexts();
  const { change } = useAddress();
  // A choice between one and all is none.
  const filters = list.filters.filter(({ options }) => options.length > 1);
  if (filters.length === 0) return null;
  return (
    <ListFilters
      filters={filters}
      search={{ label: t("products.search"), value: list.search }}
      allOf={(what) => t("products.filters.all", { what })}
      onChange={(param, value) => change({ [param]: value, page: null })}
    />
  );
}

function ListFoot({ list, timezone }: { list: ListView; timezone: string }) {
  const { t, formats } = useProductTexts();
  const { change } = useAddress();
  const { page, pageCount, foundCount, rowCount } = list;
  return (
    <Box padding="400">
      <BlockStack gap="200">
        {pageCount > 1 || foundCount < rowCount ? (
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p" variant="bodySm" tone="subdued">
              {t("breakdown.found", {
                found: formats.count(foundCount),
                all: formats.count(rowCount),
              })}
            </Text>
            {pageCount > 1 ? (
              <Pagination
                label={t("breakdown.page", {
                  page: formats.count(page),
                  pages: formats.count(pageCount),
                })}
                hasPrevious={page > 1}
                previousTooltip={t("breakdown.previousPage")}
                onPrevious={() => change({ page: String(page - 1) })}
                hasNext={page < pageCount}
                nextTooltip={t("breakdown.nextPage")}
                onNext={() => change({ page: String(page + 1) })}
              />
            ) : null}
          </InlineStack>
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          {[
            ...list.notes.map((note) => t(note)),
            t("sales.basis"),
            t("table.zone", { zone: timezone }),
          ].join(" ")}
        </Text>
      </BlockStack>
    </Box>
  );
}
