import { afterAll, beforeAll, expect, it } from "vitest";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { createFormats } from "../../../app/components/format";
import { textsOfFiles } from "../../../app/i18n/i18n";
import { alertTexts } from "../../../app/panels/alerts/alert-texts";
import { loadAlerts } from "../../../app/panels/alerts/load.server";
import type { AlertMessage } from "../../../app/panels/alerts/view";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillTriedShop, plant, tryAt } from "./tried-shop";

const baseAt = new Date("2026-11-20T10:00:00Z");
const now = new Date("2026-11-22T10:00:00Z");
let db: Database;
let shop: ShopRow;
let other: ShopRow;

/** Two shops of fourteen products, and one of them with 2,000 more that shoppers can see. */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) await fillTriedShop(each, baseAt);
  await db.query(
    `insert into product (shop_id, id, handle, title, product_type, vendor, tags, status,
       description_html, options, has_only_default_variant, is_gift_card, tracks_inventory,
       total_inventory, published_at, created_at, updated_at)
     select $1, id, 'p' || id, 'Cap number ' || id, 'Hat', 'Acme', '{}', 'ACTIVE', '', '[]',
       true, false, true, 1, '2026-01-01Z', '2025-01-01Z', '2025-01-01Z'
     from generate_series(101, 2100) id`,
    [shop.id],
  );
}, 120_000);
afterAll(closeDatabase);

const caps = (from: number) => Array.from({ length: 2_101 - from }, (_, index) => from + index);
const error = { check: "TAX-01", severity: "error", opened: "2026-11-21T08:00Z" };
const { t, language } = textsOfFiles();
const say = ({ message }: { message: AlertMessage }) =>
  alertTexts(t, createFormats(language), "USD").message(message);
const told = async (of = shop) => {
  await checkAlertsOf(of, now);
  const { open } = await loadAlerts(of, now);
  return open
    .filter(({ ruleId }) => ruleId === "new-errors")
    .map(say)
    .sort();
};
const tried = async () => {
  const view = await tryAt(now, shop, "new-errors");
  return view.state === "tried" ? view.rows.map(say).sort() : view.state;
};

it("counts new errors as long as all of them are looked at", async () => {
  await plant(shop, { ...error, products: caps(102) });
  await plant(shop, { ...error, check: "TTL-01", products: [1] });
  await db.query(
    `insert into quality_sales (shop_id, product_id, units, net_minor, units_returned, views)
     select $1, id, 1, 100, 0, 0 from generate_series(102, 2100) id`,
    [shop.id],
  );
  expect(await told()).toEqual([
    expect.stringMatching(/^1,999 published products newly fail .+ Together they sold \$1,999\.00/),
    expect.stringMatching(/^Hat number 1 has a new error/),
  ]);
  expect(await tried()).toEqual(await told());
});

it("says that there may be more where not all are, and takes nothing for over that it no longer sees", async () => {
  await plant(shop, { ...error, products: caps(101).slice(0, 1) });
  // It is the last that is looked at, and may have more.
  await plant(shop, { ...error, check: "TTL-02", products: [1] });
  const more = /^1,999 or more published products newly fail .+ that sell most sold \$1,999\.00/;
  expect(await told()).toEqual([
    expect.stringMatching(more),
    expect.stringMatching(/^Hat number 1 has a new error/),
  ]);
  expect(await tried()).toEqual([expect.stringMatching(more)]);
});

it("says nothing of it to the other shop", async () => {
  await plant(other, { ...error, products: [2] });
  expect(await told(other)).toEqual([expect.stringMatching(/^Hat number 2 has a new error/)]);
});
