import { afterAll, beforeAll, expect, it } from "vitest";
import { changeAlerts } from "../../../app/alerts/change-alerts.server";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { loadAlerts } from "../../../app/panels/alerts/load.server";
import { closeDatabase } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, putQualityProduct } from "../quality/quality-shop";
import { checkFirst } from "./checked-shop";

let now = new Date("2026-11-20T10:00:00Z");
let shop: ShopRow;
let other: ShopRow;
const ids = [1, 2, 3, 4];

/** Products as they are read; a title of fewer than five letters is an error there, and costs the score. */
async function entitle(titles: readonly string[], of = shop): Promise<void> {
  await withShop(of, async (tx) => {
    for (const [index, title] of titles.entries()) {
      await putQualityProduct(tx, of, { id: index + 1, title, liveAt: now });
    }
  });
}

/** An hour later products are checked, and then alerts. */
async function look(of = shop): Promise<void> {
  now = new Date(now.getTime() + 60 * 60_000);
  await checkAll(of, now);
  await checkAlertsOf(of, now);
}

const scoreAlerts = async (of = shop) =>
  (await loadAlerts(of, now)).open.filter(({ ruleId }) => ruleId === "score-below");

async function scoreNow(): Promise<number> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ score: number }>(
      "select score from quality_day where shop_id = $1 order by shop_day desc limit 1",
      [shop.id],
    ),
  );
  return Number(rows[0]?.score);
}

const good = ids.map((id) => `Red hat ${id}`);

beforeAll(async () => {
  const db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) {
    const days = { readAt: new Date("2026-11-20T09:00:00Z"), checkedAt: now };
    await checkFirst(each, days, async (tx) => {
      for (const id of ids) {
        await putQualityProduct(tx, each, { id, title: `Red hat ${id}`, liveAt: now });
      }
    });
  }
});
afterAll(closeDatabase);

it("tells of a score that checks find below the floor, with both, until it rises again", async () => {
  await look();
  expect(await scoreAlerts()).toEqual([]);
  const before = await scoreNow();
  await entitle(good.map((title, index) => (index < 2 ? "Hat" : title)));
  await look();
  const half = await scoreNow();
  expect(half).toBeLessThan(before);
  // At the floor it is not below it.
  const setFloor = async (leastScore: number) => {
    const form = new FormData();
    const thresholds = JSON.stringify({ leastScore });
    const fields = { intent: "saveRule", ruleId: "score-below", isOn: "on", thresholds };
    for (const [name, value] of Object.entries({ ...fields, channels: "all" })) {
      form.append(name, value);
    }
    await changeAlerts(shop, form, { now, madeBy: "7" });
  };
  await setFloor(half);
  await look();
  expect(await scoreAlerts()).toEqual([]);
  await entitle(["Hat", "Hat", "Hat", "Red hat 4"]);
  await look();
  const low = await scoreNow();
  expect(low).toBeLessThan(half);
  const [alert, ...others] = await scoreAlerts();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    path: "/app/quality",
    message: { values: { score: Math.round(low * 10) / 10, leastScore: half } },
  });
  expect(await scoreAlerts(other)).toEqual([]);
  await entitle(good);
  await look();
  expect(await scoreNow()).toBe(before);
  expect(await scoreAlerts()).toEqual([]);
  const { resolved } = await loadAlerts(shop, now);
  expect(resolved).toMatchObject([{ id: alert?.id, ruleId: "score-below" }]);
});
