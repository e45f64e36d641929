import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import type { Database } from "../../../app/store/database.server";
import { startBackfill } from "../../../app/sync/backfill.server";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime, tampered } from "../support/skipping-time";
import { openStore, storeOf } from "../support/sync-store";

let db: Database;
let one: AdminClient;
let two: AdminClient;
const time = skippingTime();
const settings = { orders: 5, products: 5, historyDays: 30, plan: "plus" as const };

beforeAll(async () => {
  db = await openTestDatabase();
  const { store } = await openStore({
    shops: [
      { ...settings, shopDomain: "one-taxonomy.myshopify.com" },
      { ...settings, shopDomain: "two-taxonomy.myshopify.com" },
    ],
  });
  one = await storeOf(store, "one-taxonomy.myshopify.com").client();
  two = await storeOf(store, "two-taxonomy.myshopify.com").client();
});
afterAll(() => db.close());

/** Categories below the top level, which is read first. */
async function leaves(): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from taxonomy_category where level > 1",
  );
  return rows[0]?.count ?? 0;
}

it("takes the taxonomy for read only where a reading came to its end", async () => {
  class Killed extends Error {}
  let pages = 0;
  const dying = tampered(one, {
    before: (document) => {
      if (document.includes("taxonomy") && ++pages > 1) throw new Killed();
    },
  });
  const clock = time.clock;
  await time.read(one, ["shop"]);
  await startBackfill(await shopOf(one), { now: clock(), resources: ["taxonomy"] });
  await time.portion(dying, 1_000);
  expect(await leaves()).toBe(0);

  expect((await time.read(two, ["shop", "taxonomy"])).taxonomy?.status).toBe("done");
  const whole = await leaves();
  expect(whole).toBeGreaterThan(0);

  // Now that it has been read through one shop, the others need not.
  let asked = 0;
  const counting = tampered(one, {
    before: (document) => {
      if (document.includes("taxonomy")) asked += 1;
    },
  });
  await db.query("delete from sync_slice where shop_id = $1 and resource = 'taxonomy'", [
    one.shop.id,
  ]);
  await db.query("delete from sync_resource where shop_id = $1 and resource = 'taxonomy'", [
    one.shop.id,
  ]);
  expect((await time.read(counting, ["taxonomy"])).taxonomy?.status).toBe("done");
  expect(asked).toBe(0);
  expect(await leaves()).toBe(whole);
});
