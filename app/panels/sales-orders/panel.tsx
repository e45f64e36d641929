import { useNavigate, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Link, Pagination, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { NumberTable } from "../../components/number-table";
import { FramePage } from "../home/frame-page";
import { useHomeTexts } from "../home/use-home-texts";
import { SalesTabs } from "../sales-tabs";
import type { OrdersOfRowView, SalesOrdersView } from "./view";

/** The orders that a row of Sales is the sum of. */
export function SalesOrdersPanel({ view }: { view: SalesOrdersView }) {
  const { t } = useTranslation();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<SalesTabs />}>
      {view.state === "ready" ? <Ready view={view} /> : null}
    </FramePage>
  );
}

function Ready({ view }: { view: OrdersOfRowView }) {
  const { t, formats } = useHomeTexts();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { currency, label, netMinor, orders, next } = view;
  const back = new URLSearchParams(params);
  for (const name of ["key", "after"]) back.delete(name);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="p" variant="bodySm">
            <Link url={`/app/sales?${back.toString()}`}>{t("rowOrders.back")}</Link>
          </Text>
          <Text as="h2" variant="headingMd">
            {t("rowOrders.title", { row: label })}
          </Text>
          <Text as="p">
            {netMinor === null
              ? t("rowOrders.notRead")
              : t("rowOrders.net", {
                  net: formats.money(netMinor, currency),
                  days: formats.dayRange(view.range.from, view.range.to),
                })}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {t("rowOrders.how")} {t("sales.basis")} {t("table.zone", { zone: view.timezone })}
          </Text>
        </BlockStack>
      </Box>
      {orders.length > 0 ? (
        <NumberTable
          caption={t("rowOrders.title", { row: label })}
          rowHeading={t("rowOrders.order")}
          columns={[
            { id: "day", heading: t("table.date"), isText: true },
            { id: "what", heading: t("rowOrders.what"), isText: true },
            { id: "net", heading: t("metrics.net-sales.label") },
          ]}
          rows={orders.map(({ orderId, name, day, netMinor: net, isPlaced }, index) => ({
            id: `${day}~${orderId}`,
            heading: name,
            // The newest stand first, as tables begin with the greatest.
            order: String(orders.length - index).padStart(3, "0"),
            cells: [
              formats.day(day),
              t(isPlaced ? "rowOrders.placed" : "rowOrders.changed"),
              formats.money(net, currency),
            ],
            values: [null, null, net],
            link: {
              url: `shopify://admin/orders/${orderId}`,
              label: t("rowOrders.openOrder", { order: name }),
              text: t("rowOrders.open"),
            },
          }))}
          total={null}
          linkHeading={t("breakdown.orders")}
          sortText={(column) => t("table.sortBy", { column })}
        />
      ) : (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {t(next === null ? "rowOrders.none" : "rowOrders.noneYet")}
          </Text>
        </Box>
      )}
      {next !== null || !view.isFirst ? (
        <Box padding="400">
          <InlineStack align="end">
            <Pagination
              label={t(view.isFirst ? "rowOrders.newest" : "rowOrders.older")}
              hasPrevious={!view.isFirst}
              previousTooltip={t("breakdown.previousPage")}
              onPrevious={() => navigate(-1)}
              hasNext={next !== null}
              nextTooltip={t("breakdown.nextPage")}
              onNext={() =>
                setParams((known) => {
                  if (next !== null) known.set("after", next);
                  return known;
                })
              }
            />
          </InlineStack>
        </Box>
      ) : null}
    </Card>
  );
}
