import { useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Link,
  Pagination,
  Select,
  Tag,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { downloadText } from "../../components/download";
import { NumberTable, type NumberRow, type Sort } from "../../components/number-table";
import { SearchField } from "../../components/search-field";
import { useHomeTexts } from "../home/use-home-texts";
import { MailTableButton } from "../notifications/mail-table-button";
import { ColumnChoice } from "./column-choice";
import { usualColumns } from "./table-columns";
import { useSalesTexts } from "./use-sales-texts";
import type { ProductGroup } from "../../store/product-groups.server";
import { notGoods } from "../../store/rollup/dimensions";
import type { ColumnUnit, OverviewView, TableRow, TableRows } from "./view";
import { columnHeading, rowHeading } from "./words";

/** Sales by what was sold, to whom, where and when; the choice is kept in the address. */
export function SalesTableCard({ view }: { view: OverviewView }) {
  const { t, formats, total } = useHomeTexts();
  const { pointName, pointNote } = useSalesTexts(view);
  const [params, setParams] = useSearchParams();
  const [hasFailed, setHasFailed] = useState(false);
  const { table, currency, range } = view;
  const chosen = params.get("columns")?.split(",") ?? usualColumns;
  const shown = table.columns.flatMap((column, index) =>
    chosen.includes(column.id) ? [{ ...column, index }] : [],
  );
  const rowName = t(rowHeading(table.rowsBy));
  const points = new Map(view.points.map((point) => [point.id, point]));
  const isOfGroups = isGroup(table.rowsBy);
  const hasLinks = isOfGroups || !table.notes.includes("breakdown.notes.noAdminList");

  const change = (changes: Record<string, string | null>) =>
    setParams(
      (known) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) known.delete(name);
          else known.set(name, value);
        }
        return known;
      },
      { preventScrollReset: true },
    );
  const cells = (values: readonly (number | null)[]) =>
    shown.map(({ unit, index }) => write(values[index] ?? null, unit));

  const download = async () => {
    setHasFailed(false);
    try {
      const response = await fetch(`/app/sales/csv?${params.toString()}`);
      if (!response.ok) throw new Error(String(response.status));
      const name = `shelfwise-sales-by-${table.rowsBy}-${range.from}-${range.to}.csv`;
      downloadText(name, "text/csv", await response.text());
    } catch {
      setHasFailed(true);
    }
  };

  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {t("breakdown.title")}
              </Text>
              <Select
                label={t("breakdown.by")}
                labelHidden
                value={table.rowsBy}
                options={table.choices.map((id) => ({
                  value: id,
                  label: t(rowHeading(id)),
                }))}
                onChange={(by) =>
                  change({
                    ...{ by, page: null, sort: null, dir: null, q: null },
                    // Variants of the same products, and the other way round.
                    ...(by === "product" || by === "variant" ? {} : everyProduct),
                  })
                }
              />
              {table.only ? (
                <Tag onRemove={() => change({ ...everyProduct, page: null })}>
                  {t("breakdown.only", {
                    of: t(rowHeading(table.only.group)),
                    name: table.only.label,
                  })}
                </Tag>
              ) : null}
            </InlineStack>
            <InlineStack gap="200">
              <ColumnChoice
                columns={table.columns}
                chosen={shown.map(({ id }) => id)}
                onChange={(ids) => change({ columns: ids.join(",") })}
              />
              <Button onClick={() => void download()}>{t("breakdown.download")}</Button>
              <MailTableButton table="sales" query={params} />
            </InlineStack>
          </InlineStack>
          {hasFailed ? (
            <Text as="p" tone="critical">
              {t("breakdown.downloadFailed")}
            </Text>
          ) : null}
          {table.rowsBy === "channel" ? (
            <Text as="p">
              {table.onlineShare === null
                ? t("breakdown.noOnlineShare")
                : t("breakdown.onlineShare", { share: formats.percent(table.onlineShare) })}
            </Text>
          ) : null}
          {table.rowsBy === "time" ? null : (
            <SearchField
              key={table.rowsBy}
              label={t("breakdown.search", { rows: rowName.toLowerCase() })}
              value={table.search}
              onChange={(q) => change({ q: q === "" ? null : q, page: null })}
            />
          )}
        </BlockStack>
      </Box>
      {table.rows.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {table.search === ""
              ? t("breakdown.empty")
              : t("breakdown.nothingFound", { search: table.search })}
          </Text>
        </Box>
      ) : (
        <NumberTable
          caption={`${t("breakdown.title")} ${rowName.toLowerCase()}`}
          rowHeading={rowName}
          columns={shown.map(({ id, label, unit }) => ({
            id,
            heading: columnHeading(t(label), unit, currency),
          }))}
          rows={table.rows.map((row) => ({
            id: row.id,
            ...nameOf(row),
            order: row.id,
            cells: cells(row.values),
            values: shown.map(({ index }) => row.values[index] ?? null),
            ...linkOf(row),
          }))}
          total={{ heading: total(view.coverage), cells: cells(table.total) }}
          sortText={(column) => t("table.sortBy", { column })}
          sorted={{
            sort: {
              column: shown.findIndex(({ index }) => index === table.sort.column),
              isDescending: table.sort.isDescending,
            },
            onSort,
          }}
          {...(hasLinks
            ? { linkHeading: t(isOfGroups ? "breakdown.products" : "breakdown.orders") }
            : {})}
        />
      )}
      <Box padding="400">
        <BlockStack gap="200">
          {table.pageCount > 1 || table.search !== "" ? (
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p" variant="bodySm" tone="subdued">
                {t("breakdown.found", {
                  found: formats.count(table.foundCount),
                  all: formats.count(table.rowCount),
                })}
              </Text>
              {table.pageCount > 1 ? (
                <Pagination
                  label={t("breakdown.page", {
                    page: formats.count(table.page),
                    pages: formats.count(table.pageCount),
                  })}
                  hasPrevious={table.page > 1}
                  previousTooltip={t("breakdown.previousPage")}
                  onPrevious={() => change({ page: String(table.page - 1) })}
                  hasNext={table.page < table.pageCount}
                  nextTooltip={t("breakdown.nextPage")}
                  onNext={() => change({ page: String(table.page + 1) })}
                />
              ) : null}
            </InlineStack>
          ) : null}
          <Text as="p" variant="bodySm" tone="subdued">
            {[
              ...table.notes.map((note) => t(note)),
              t("sales.basis"),
              t("table.zone", { zone: view.timezone }),
              ...(table.search === "" && !table.only ? [] : [t("breakdown.totalsNote")]),
            ].join(" ")}
          </Text>
          <Text as="p" variant="bodySm">
            <Link url={table.ordersUrl} target="_top">
              {t("breakdown.allOrders")}
            </Link>
          </Text>
        </BlockStack>
      </Box>
    </Card>
  );

  function write(value: number | null, unit: ColumnUnit): string {
    if (value === null) return "–";
    switch (unit) {
      case "money":
        return formats.money(value, currency);
      case "count":
        return formats.count(value);
      case "number":
        return formats.decimal(value);
      case "rate":
        return formats.signedPercent(value);
      case "change":
        return value > 0 ? `+${formats.percent(value)}` : formats.signedPercent(value);
    }
  }

  function nameOf(row: TableRow): { heading: string; note: string | undefined } {
    const point = table.rowsBy === "time" ? points.get(row.id) : undefined;
    if (point) return { heading: pointName(point), note: pointNote(point) };
    return { heading: row.label, note: row.note === null ? undefined : t(row.note) };
  }

  function linkOf(row: TableRow): Pick<NumberRow, "link" | "linkNote"> {
    if (isOfGroups) {
      if (row.id === notGoods) return { link: null, linkNote: t("breakdown.noLink.notGoods") };
      const url = `/app/sales?${productsOf(params, table.rowsBy, row.id).toString()}`;
      return {
        link: { url, label: t("breakdown.productsOf", { row: row.label }), isInside: true },
      };
    }
    if ("listUrl" in row.orders) {
      const label = t("rowOrders.linkTo", { row: row.label });
      return {
        link: { url: row.orders.listUrl, label, text: t("rowOrders.link"), isInside: true },
      };
    }
    return "url" in row.orders
      ? { link: { url: row.orders.url, label: t("breakdown.ordersOf", { row: row.label }) } }
      : { link: null, linkNote: t(row.orders.why) };
  }

  function onSort({ column, isDescending }: Sort) {
    change({
      sort: column < 0 ? "name" : (shown[column]?.id ?? null),
      dir: isDescending ? "desc" : "asc",
      page: null,
    });
  }
}

const everyProduct = { of: null, of_key: null };
const groups: Readonly<Record<ProductGroup, true>> = {
  ...{ type: true, vendor: true, category: true, collection: true, tag: true },
};

function isGroup(rowsBy: TableRows): rowsBy is ProductGroup {
  return rowsBy in groups;
}

/** The address of the same days by product, of the products of a group. */
function productsOf(params: URLSearchParams, group: TableRows, key: string): URLSearchParams {
  const address = new URLSearchParams(params);
  for (const name of ["page", "sort", "dir", "q"]) address.delete(name);
  address.set("by", "product");
  address.set("of", group);
  address.set("of_key", key);
  return address;
}
