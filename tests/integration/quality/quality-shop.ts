import { z } from "zod";
import type { Check, Severity } from "../../../app/quality/rules/check";
import type { QualityParts } from "../../../app/quality/run/check-products.server";
import {
  finding,
  findingsOf,
  notApplicable,
  passed,
  unknown,
} from "../../../app/quality/rules/outcomes";
import { runChecks } from "../../../app/quality/run/run-shop.server";
import { normalizeText } from "../../../app/quality/texts/texts";
import type { Queryable } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import type { ShopRef } from "../../../app/store/with-shop.server";
import { testDatabase } from "../../setup/test-database";

function rule(id: string, severity: Severity, settings: z.ZodType, run: Check["run"]): Check {
  return {
    id,
    subject: "title",
    severity,
    scope: "product",
    appliesTo: { drafts: true, giftCards: true },
    source: { name: "test" },
    decidedBy: "api",
    fix: "none",
    changesOn: "never",
    settings,
    run,
  };
}

const leastLength = z.object({ least: z.number().int().default(5) });

/** Three rules of our own: short titles, repeated titles, and SKUs where sales are known. */
export const checks: readonly Check[] = [
  rule("T-SHORT", "error", leastLength, ({ title, isGiftCard }, _context, settings) => {
    const { least } = settings as z.output<typeof leastLength>;
    if (isGiftCard) return notApplicable;
    return title.length < least ? finding({ length: title.length }) : passed;
  }),
  rule("TTL-10", "warning", z.object({}), ({ title }, { catalogue }) => {
    const count = catalogue.titles.get(normalizeText(title)) ?? 1;
    return count > 1 ? finding({ count }) : passed;
  }),
  rule("T-SKU", "hint", z.object({}), ({ variants, sales }) => {
    if (sales === undefined) return unknown("noSales");
    return findingsOf(
      variants.filter(({ sku }) => !sku).map(({ id }) => ({ variantId: id, values: {} })),
    );
  }),
];

/** Every rule weighs the same. */
export const parts: QualityParts = {
  checks,
  shopChecks: [],
  scoreOf(judged) {
    const states = judged.map(({ outcome }) => outcome.state);
    const passes = states.filter((state) => state === "passed").length;
    const all = passes + states.filter((state) => state === "finding").length;
    return all === 0 ? null : (100 * passes) / all;
  },
  plainTextOf: (html) => html,
  openSuggestions: async () => () => undefined,
};

/** A product of one variant; what is there already is put in its place. */
export async function putQualityProduct(
  tx: Queryable,
  shop: ShopRef,
  product: {
    id: number;
    title: string;
    sku?: string | null;
    stock?: number;
    isGiftCard?: boolean;
    vendor?: string;
    liveAt?: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into product (shop_id, id, handle, title, product_type, vendor, tags, status,
       description_html, options, has_only_default_variant, is_gift_card, tracks_inventory,
       total_inventory, created_at, updated_at, reading, live_at)
     values ($1, $2::bigint, 'p' || $2::bigint, $3, 'Hat', $4, '{}', 'ACTIVE', '<p>It fits.</p>', '[]',
       true, $5, true, 1, '2025-01-01Z', '2025-01-01Z', 1, $6)
     on conflict (shop_id, id) do update set title = excluded.title, live_at = excluded.live_at`,
    [
      shop.id,
      product.id,
      product.title,
      product.vendor ?? "Acme",
      product.isGiftCard ?? false,
      product.liveAt ?? null,
    ],
  );
  await tx.query(
    `insert into variant (shop_id, id, product_id, position, title, sku, price_minor, taxable,
       available_for_sale, inventory_policy, inventory_quantity, selected_options,
       inventory_item_id, is_tracked, requires_shipping, created_at, updated_at)
     values ($1, $2, $2, 1, 'One', $3, 1000, true, true, 'DENY', $4, '[]', $2, true, true,
       '2025-01-01Z', '2025-01-01Z')
     on conflict (shop_id, id) do update set sku = excluded.sku,
       inventory_quantity = excluded.inventory_quantity`,
    [
      shop.id,
      product.id,
      product.sku === undefined ? `S-${product.id}` : product.sku,
      product.stock ?? 2,
    ],
  );
}

/** What a product has sold by day, as the fold sums it up. */
export async function putSales(
  tx: Queryable,
  shop: ShopRef,
  {
    product,
    day,
    netMinor,
    units = 1,
  }: { product: number; day: string; netMinor: number; units?: number },
): Promise<void> {
  const columns =
    "discounts_minor, returns_minor, shipping_minor, taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor, unexplained_minor, placed_gross_minor, placed_discounts_minor, cost_minor, goods_net_minor, costed_net_minor, assumed_net_minor, orders, gift_card_only_orders, units_returned";
  const zeros = columns.split(", ").map(() => "0");
  for (const [grain, period] of [
    ["d", day],
    ["m", `${day.slice(0, 7)}-01`],
  ] as const) {
    await tx.query(
      `insert into sales_rollup (shop_id, dim, grain, period, key, gross_minor, units_sold, days, ${columns})
       values ($1, 'product', $2, $3, $4, $5, $6, 1, ${zeros.join(", ")})
       on conflict (shop_id, dim, grain, period, key)
         do update set gross_minor = sales_rollup.gross_minor + excluded.gross_minor`,
      [shop.id, grain, period, String(product), netMinor, units],
    );
  }
}

/** Goes on until nothing is left, in portions of one step each; returns how many it took. */
export async function checkAll(
  shop: ShopRow,
  now: Date,
  own: QualityParts = parts,
): Promise<number> {
  for (let portions = 1; portions < 100; portions += 1) {
    const limits = { clock: () => now, isTimeUp: () => true };
    if (!(await runChecks(shop, own, limits))) return portions;
  }
  throw new Error("The checks do not come to an end");
}

/** Every row of what checks have written of a shop; without when. */
export async function dumpQuality(shop: ShopRef): Promise<Record<string, unknown[]>> {
  const dump: Record<string, unknown[]> = {};
  for (const table of ["quality_product", "quality_finding", "quality_rule", "quality_sales"]) {
    const { rows } = await testDatabase().query<{ row: unknown }>(
      `select to_jsonb(t) || jsonb_build_object('place', t.ctid::text) as row from ${table} t
       where shop_id = $1 order by to_jsonb(t)::text`,
      [shop.id],
    );
    dump[table] = rows.map(({ row }) => row);
  }
  return dump;
}
