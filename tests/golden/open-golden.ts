import { readFileSync } from "node:fs";
import { beforeAll } from "vitest";
import { changeCompetitorPrices } from "../../app/imports/competitors.server";
import { changeCosts } from "../../app/imports/costs.server";
import { foldShop } from "../../app/store/rollup/fold.server";
import type { ShopRow } from "../../app/store/shops.server";
import { compareShop } from "../../app/sync/live/compare-shop.server";
import { openLive } from "../../app/sync/live/live-context.server";
import { orderId } from "../dev-store/trade/log/ids";
import type { VariantPatch } from "../dev-store/world/patches";
import { faultyShop, type FaultyShop } from "../integration/faults/faulty-shop";
import { countOrdersOn } from "./ask";
import { readTable, textOf, toCents } from "./read-table";
import { goldenShop } from "./shop";

export const timezone = "America/New_York";
/** The orders' days; the shop is looked at on the day after, at noon. */
export const range = { from: "2025-11-01", to: "2026-04-14" };
const firstReading = Date.parse("2026-03-02T17:00:00Z");
const secondReading = Date.parse("2026-03-20T17:00:00Z");
const lastReading = Date.parse("2026-04-15T16:00:00Z");
const hourMs = 3_600_000;

export interface GoldenShop {
  faulty: FaultyShop;
  shop(): Promise<ShopRow>;
  now(): Date;
  /** Orders shown on the day of one that is deleted afterwards. */
  ordersBeforeDeletion: number;
}

/**
 * The golden shop, read in the way of every shop: installed, its products read on two days of March and everything
 * in April; then costs are entered, and an order is deleted. `bulkAgreements`: sales of all orders come in
 * one bulk operation; else those of untouched orders are told from their lines, and the rest by page.
 */
export function openGolden({ bulkAgreements }: { bulkAgreements: boolean }): GoldenShop {
  const faulty = faultyShop(
    {
      shopDomain: "golden.myshopify.com",
      timezone,
      currency: "USD",
      openedAt: Date.parse("2025-10-01T12:00:00Z"),
      until: lastReading,
    },
    {
      written: goldenShop,
      acceptsNonNodeConnectionsInBulk: bulkAgreements,
      optionalScopes: ["read_reports"],
      startAt: new Date(firstReading),
    },
  );
  const { time } = faulty;
  const golden: GoldenShop = {
    faulty,
    shop: () => faulty.shop(),
    now: () => time.clock(),
    ordersBeforeDeletion: 0,
  };
  const change = (sku: string, patch: VariantPatch) => {
    const { catalogue } = faulty.store.world();
    const variant = catalogue.products
      .flatMap(({ variants }) => variants)
      .find((each) => each.sku === sku);
    expectNone(catalogue.updateVariant(variant?.id ?? 0, patch));
  };
  const passTo = (at: number) => time.pass(at - time.clock().getTime());

  beforeAll(async () => {
    await faulty.install();
    await faulty.read(["shop", "products"]);

    passTo(secondReading);
    // See expected/price-changes.txt.
    change("MUG-BLUE", { cost: "7.00", compareAtPrice: "25.00" });
    change("LAMP", { price: "75.00", compareAtPrice: "80.00" });
    await faulty.read(["products"]);

    passTo(lastReading);
    change("BOWL", { price: "36.00" });
    await faulty.read(["products"]);
    const progress = await faulty.read();
    for (const { resource, status } of Object.values(progress)) {
      const isAsExpected = status === "done" || (!bulkAgreements && resource === "sales");
      if (!isAsExpected) throw new Error(`${resource} is ${status}`);
    }
    await enterCosts(await faulty.shop(), time.clock());
    await enterCompetitorPrices(await faulty.shop(), time.clock());
    await rememberSpend(faulty);
    await foldShop(await faulty.shop(), time.clock());

    golden.ordersBeforeDeletion = await countOrdersOn(golden, "2026-04-10");
    expectNone(faulty.store.world().trade.deleteOrder(orderId(40)));
    time.pass(hourMs);
    const live = await openLive(await faulty.client(), { clock: time.clock, budgetMs: hourMs });
    if (!live) throw new Error("The shop's details are not known");
    for (let left: number | null = 0; left !== null; time.pass(left ?? 0)) {
      left = (await compareShop(live, "all")).afterMs;
    }
    await time.runToEnd(await faulty.client());
    await foldShop(await faulty.shop(), time.clock());
  });
  return golden;
}

/** As the merchant enters them: costs of two SKUs by file, costs of orders and of months by form. */
async function enterCosts(shop: ShopRow, now: Date): Promise<void> {
  const enter = async (fields: Record<string, string | Blob>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const answer = await changeCosts(shop, form, now);
    if (answer.kind !== "done") throw new Error(JSON.stringify(answer));
  };
  const file = new Blob(["sku,from,cost\nMUG-RED,2026-03-01,5.50\nBOWL,2026-03-10,13.00\n"]);
  await enter({ intent: "accept", file });
  // See expected/order-costs.txt, in words.
  const setting = { intent: "saveSetting", channel: "", from: "2025-11-01" };
  const pos = { ...setting, channel: "Point of Sale" };
  await enter({ ...setting, kind: "shipping", perOrder: "4.00" });
  await enter({
    ...setting,
    kind: "shipping",
    from: "2026-03-01",
    rate: "50",
    perOrder: "3.00",
  });
  await enter({ ...pos, kind: "shipping", perOrder: "0" });
  await enter({ ...setting, kind: "payment", rate: "2.8", perOrder: "0.30" });
  await enter({ ...pos, kind: "payment", rate: "1.5" });
  await enter({ ...setting, kind: "handling", perOrder: "1.00", perUnit: "0.20" });
  const monthly = { intent: "addFixed", to: "" };
  await enter({ ...monthly, name: "Rent", monthly: "310.00", from: "2026-01" });
  await enter({ ...monthly, name: "Tool", monthly: "28.00", from: "2026-02", to: "2026-03" });
}

/** The merchant's own file, see expected/competitors.txt. */
async function enterCompetitorPrices(shop: ShopRow, now: Date): Promise<void> {
  const form = new FormData();
  form.append("intent", "accept");
  const file = readFileSync(new URL("./shop/competitors.csv", import.meta.url));
  form.append("file", new Blob([file]));
  const answer = await changeCompetitorPrices(shop, form, now);
  if (answer.kind !== "done") throw new Error(JSON.stringify(answer));
}

/** What daily readings of marketing would have left: spend cannot be asked for afterwards. */
async function rememberSpend({ db, ...faulty }: FaultyShop): Promise<void> {
  const { id } = await faulty.shop();
  for (const row of readTable("spend")) {
    const day = textOf(row, "day");
    await db.query(
      `insert into snapshot_run (shop_id, kind, shop_day, finished_at)
       select id, 'marketing', $2::date, ($2::date + time '23:00') at time zone timezone
       from shop where id = $1 on conflict do nothing`,
      [id, day],
    );
    await db.query(
      `insert into ad_spend_snapshot (shop_id, activity_id, shop_day, spend_minor, currency)
       values ($1, 7, $2, $3, 'USD')`,
      [id, day, toCents(textOf(row, "running"))],
    );
  }
}

function expectNone(errors: readonly { message: string }[]): void {
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join(" "));
}
