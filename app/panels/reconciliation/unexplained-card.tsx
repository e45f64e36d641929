import { BlockStack, Card, Link, List, Text } from "@shopify/polaris";
import type { UnexplainedSales } from "../../store/unexplained-sales.server";
import { useReconciliationTexts } from "./use-reconciliation-texts";

/** Sales of a kind that nobody names: how much, and of which orders. */
export function UnexplainedCard({
  sales,
  currency,
}: {
  sales: UnexplainedSales;
  currency: string;
}) {
  const { t, formats, difference } = useReconciliationTexts();
  const money = (minor: number) => difference(minor, { unit: "money" }, currency);
  const more = sales.orders - sales.newest.length;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h3" variant="headingMd">
            {t("reconciliation.unexplainedTitle")}
          </Text>
          <Text as="p">
            {t("reconciliation.unexplainedText", {
              count: sales.orders,
              number: formats.count(sales.orders),
              amount: money(sales.totalMinor),
            })}
          </Text>
        </BlockStack>
        <List>
          {sales.newest.map(({ orderId, name, day, minor, kinds }) => (
            <List.Item key={orderId}>
              <Link url={`shopify://admin/orders/${orderId}`} target="_blank">
                {name}
              </Link>{" "}
              {t("reconciliation.unexplainedOrder", {
                id: String(orderId),
                day: formats.day(day),
                amount: money(minor),
                kinds: formats.list(kinds),
              })}
            </List.Item>
          ))}
        </List>
        {more > 0 ? (
          <Text as="p" tone="subdued">
            {t("reconciliation.unexplainedMore", { count: more, number: formats.count(more) })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
