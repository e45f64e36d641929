import { expect } from "vitest";
import { changeAlerts } from "../../../app/alerts/change-alerts.server";
import { alertRules } from "../../../app/alerts/registry";
import { needsOf } from "../../../app/alerts/rule";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { addDays, eachDay } from "../../../app/lib/shop-day";
import type { MarketingChannel } from "../../../app/lib/marketing-channel";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop } from "../../setup/test-database";

/** An order of one line; money in minor units. */
export interface TradeOrder {
  day: string;
  minor: number;
  /** Null: of nobody. */
  customer?: number;
  variant?: number;
  product?: number;
  units?: number;
  /** Of the units, those that came back, on a day. */
  returned?: { day: string; units: number };
  /** What the first and the last visit were. */
  visit?: object;
}

const hourMs = 60 * 60_000;
/** The last day that is over when a shop is opened. */
export const lastDay = "2026-11-19";
export const daysBack = (days: number) => addDays(lastDay, -days);
/** So many days up to the last one. */
export const daysUpToLast = (count: number) => eachDay(daysBack(count - 1), lastDay);

/** All that can be known of trade; of prices half a year where a day is 5 % below the usual. */
export const allOfTrade = (ends: number) => ({
  ...{ ends, priceDrop: 0.05 },
  parts: needsOf(alertRules.map((rule) => ({ rule, settings: rule.settings.parse({}) }))).parts,
});

export type TradeShop = Awaited<ReturnType<typeof openTradeShop>>;

/** A shop in USD, in UTC unless another zone is asked for, whose history has been read; its alerts are looked at once an hour. */
export async function openTradeShop(db: Database, name: string, timezone = "UTC") {
  const shop = await installTestShop(db, `${name}.myshopify.com`, { timezone });
  let now = new Date("2026-11-20T10:00:00Z");
  let lastOrder = 0;
  await withShop(shop, async (tx) => {
    await markRead(tx, shop, now);
    await tx.query(
      "insert into sync_live (shop_id, resource, polled_at) values ($1, 'orders', $2)",
      [shop.id, now],
    );
  });

  return {
    shop,
    get now() {
      return now;
    },
    /** Lets time pass; Shopify is asked meanwhile unless it is silent. */
    async pass(hours: number, isAsked = true): Promise<void> {
      now = new Date(now.getTime() + hours * hourMs);
      if (!isAsked) return;
      await withShop(shop, async (tx) => {
        await tx.query("update sync_resource set covers_to = $2 where shop_id = $1", [
          shop.id,
          now,
        ]);
        await tx.query("update sync_live set polled_at = $2 where shop_id = $1", [shop.id, now]);
      });
    },
    /** What alerts of a rule are open after everything was added up, as their key and params. */
    async look(ruleId: string) {
      await foldShop(shop, now);
      await checkAlertsOf(shop, now);
      const { rows } = await db.query<{ key: string; params: Record<string, unknown> }>(
        `select key, params from alert
         where shop_id = $1 and rule_id = $2 and resolved_at is null order by key`,
        [shop.id, ruleId],
      );
      return rows;
    },
    /** Why the last alert of a rule was over. */
    async wasResolved(ruleId: string): Promise<string | null> {
      const { rows } = await db.query<{ by: string }>(
        `select resolved_by as by from alert
         where shop_id = $1 and rule_id = $2 and resolved_at is not null
         order by resolved_at desc, alert_id desc limit 1`,
        [shop.id, ruleId],
      );
      return rows[0]?.by ?? null;
    },
    order: (orders: readonly TradeOrder[]) =>
      putOrders(
        shop,
        orders.map((order) => ({ ...order, id: ++lastOrder })),
      ),
    /** Spend of a channel on days, in place of what was entered of them. */
    spend: (
      days: readonly string[],
      spendMinor: number,
      { channel = "paid-search", campaign = null as string | null } = {},
    ) =>
      writeSpend(
        shop,
        {
          ...{ source: "import", name: "spend.csv", format: "own", rows: days.length },
          ...{ platform: null, replaces: "campaign" },
        },
        days.map((day) => ({
          ...{ channel: channel as MarketingChannel, campaign, day, spendMinor, currency: "USD" },
          ...{ originalMinor: spendMinor, rate: null, isAssumed: false },
        })),
        now,
      ),
  };
}

/** Writes many at once; each is placed at noon. */
async function putOrders(
  shop: ShopRow,
  orders: readonly (TradeOrder & { id: number })[],
): Promise<void> {
  const rows = JSON.stringify(
    orders.map((order) => ({
      ...{ customer: null, product: null, variant: null, units: 1, visit: null },
      ...order,
      at: `${order.day}T12:00:00Z`,
      returned_day: order.returned?.day ?? null,
      returned_units: order.returned?.units ?? 0,
    })),
  );
  const from = `json_to_recordset($2::json) o(id bigint, at timestamptz, day date, customer bigint,
    product bigint, variant bigint, units int, minor bigint, visit jsonb, returned_day date, returned_units int)`;
  await withShop(shop, async (tx) => {
    await tx.query(
      `insert into orders (shop_id, id, name, number, created_at, processed_at, updated_at, is_test,
         is_edited, is_gift_card_only, fulfillment_status, return_status, customer_id,
         presentment_currency, taxes_included, total_minor, current_total_minor,
         total_shipping_minor, total_refunded_minor, discount_codes, tags, source_name,
         first_visit, last_visit)
       select $1::int, id, '#' || id, id, at, at, at, false, false, false, 'UNFULFILLED', 'NO_RETURN',
         customer, 'USD', false, minor, minor, 0, 0, '{}', '{}', 'web', visit, visit
       from ${from}`,
      [shop.id, rows],
    );
    await tx.query(
      `insert into order_line (shop_id, order_id, id, product_id, variant_id, title, quantity,
         current_quantity, unit_price_minor, original_total_minor, discount_minor, tax_minor,
         is_gift_card, requires_shipping, discount_allocations)
       select $1::int, id, id, product, variant, 'Line', units, units, 0, 0, 0, 0, false, true, '[]'
       from ${from}`,
      [shop.id, rows],
    );
    const columns = `shop_id, order_id, sale_id, agreement_id, happened_at, shop_day, reason, action_type,
      line_type, line_item_id, quantity, gross_minor, discounts_minor, returns_minor, shipping_minor,
      taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor, unexplained_minor, origin`;
    await tx.query(
      `insert into ledger (${columns})
       select $1::int, id, 1, 1, at, day, 'ORDER', 'ORDER', 'PRODUCT', id, units, minor, 0, 0, 0, 0, 0, 0,
         0, 0, 0, 'agreement' from ${from}
       union all
       select $1::int, id, 2, 2, returned_day + time '13:00', returned_day, 'RETURN', 'RETURN', 'PRODUCT',
         id, -returned_units, 0, 0, -minor * returned_units / units, 0, 0, 0, 0, 0, 0, 0, 'agreement'
       from ${from} where returned_units > 0`,
      [shop.id, rows],
    );
  });
}

/** How an alert is resolved where nobody did anything to it. */
export const itself = "itself";
export const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Sets the thresholds of a rule, as its form does. */
export async function setThresholds(
  of: TradeShop,
  ruleId: string,
  thresholds: object,
): Promise<void> {
  const form = new FormData();
  const fields = { intent: "saveRule", ruleId, isOn: "on", channels: "all" };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("thresholds", JSON.stringify(thresholds));
  expect(await changeAlerts(of.shop, form, { now: of.now, madeBy: null })).toMatchObject({
    kind: "done",
  });
}
