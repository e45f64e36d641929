import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.customer-details.block.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type {
  CustomerBlock,
  CustomerBlockReady,
} from "../../../app/panels/extension/customer/view";
import { appLink, callApp, numberOf, type Called } from "../../shared/call-app";
import { sayDay, sayMoney, sayPercent } from "../../shared/formats";

declare const shopify: Api;
const t = (key: string, values?: Record<string, string | number>) =>
  shopify.i18n.translate(key, values);

export default function showBlock() {
  render(<Block />, document.body);
}

/** What Shelfwise says of the customer on whose page this stands. */
function Block() {
  const customerId = numberOf(shopify.data.selected[0]?.id);
  const [called, setCalled] = useState<Called<CustomerBlock> | null>(null);
  useEffect(() => {
    void callApp<CustomerBlock>(`/customers/${customerId}`).then(setCalled);
  }, [customerId]);

  const block = called?.kind === "told" && called.data.state === "ready" ? called.data : null;
  const summary = block
    ? t("collapsed", { group: block.group, amount: money(block, block.netMinor) })
    : "";
  return (
    <s-admin-block heading={t("heading")} collapsedSummary={summary}>
      {called === null ? <s-spinner accessibilityLabel={t("loading")} /> : null}
      {called?.kind === "failed" ? <s-text>{t(`failures.${called.why}`)}</s-text> : null}
      {called?.kind === "told" && called.data.state === "waiting" ? (
        <s-text>{called.data.why}</s-text>
      ) : null}
      {block ? <Ready block={block} /> : null}
    </s-admin-block>
  );
}

const money = ({ currency }: CustomerBlockReady, minor: number) =>
  sayMoney(shopify.i18n, minor, currency);

function Ready({ block }: { block: CustomerBlockReady }) {
  const { group, spendTier, purchases, netMinor, firstDay, lastDay, appPath } = block;
  const orders = shopify.i18n.formatNumber(purchases);
  return (
    <s-stack gap="base">
      <s-badge>{group}</s-badge>
      <s-text>{t("soFar", { amount: money(block, netMinor), count: purchases, orders })}</s-text>
      {firstDay && lastDay ? (
        <s-text color="subdued">
          {t("days", {
            first: sayDay(shopify.i18n, firstDay),
            last: sayDay(shopify.i18n, lastDay),
          })}
        </s-text>
      ) : null}
      <s-heading>{t("next.title")}</s-heading>
      <Next block={block} />
      {spendTier ? <s-text>{spendTier}</s-text> : null}
      <s-link href={appLink(appPath)}>{t("open")}</s-link>
    </s-stack>
  );
}

function Next({ block }: { block: CustomerBlockReady }) {
  const { next } = block;
  if (next.kind === "unknown") return <s-text>{t("next.unknown", { why: next.why })}</s-text>;
  const { chance, chanceDays, likelyDay, netMinor, observedTo } = next;
  const { i18n } = shopify;
  return (
    <s-stack gap="small-300">
      <s-text>
        {likelyDay ? t("next.likely", { day: sayDay(i18n, likelyDay) }) : t("next.unlikely")}
      </s-text>
      <s-text>{t("next.chance", { count: chanceDays, chance: sayPercent(i18n, chance) })}</s-text>
      <s-text>{t("next.value", { amount: money(block, netMinor) })}</s-text>
      <s-text color="subdued">{t("next.basis", { day: sayDay(i18n, observedTo) })}</s-text>
    </s-stack>
  );
}
