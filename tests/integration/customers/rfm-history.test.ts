import { afterAll, beforeAll, expect, it } from "vitest";
import { rfmSizes, type RfmGroup } from "../../../app/metrics/retention/rfm";
import {
  isRfmHistoryDue,
  makeRfmHistory,
  continueRfmHistory,
  rfmHistoryStudy,
} from "../../../app/metrics/retention/rfm-history.server";
import { parseRfmHistory } from "../../../app/metrics/retention/rfm-history";
import { loadRfm } from "../../../app/panels/customers/rfm/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readRfm } from "../../../app/store/worth/rfm.server";
import { beginTry, readStudyWork } from "../../../app/store/worth/study-work.server";
import { readStudy } from "../../../app/store/worth/studies.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now, putPurchases } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-history.myshopify.com");
  two = await installTestShop(db, "two-history.myshopify.com");
  await fillCustomerShops(one, two);
}, 120_000);
afterAll(() => db.close());

const end = "2026-11-28";
const fresh = async (shop: ShopRow) => (await findShopById(shop.id)) ?? shop;
const view = async (shop: ShopRow, query: string) => {
  const page = await loadRfm(await fresh(shop), new URLSearchParams(query), now);
  if (page.state !== "ready" || page.content === null) throw new Error(page.state);
  return page.content.history;
};

it("looks back at the ends of months since the first purchase, and is due once a day", async () => {
  expect(await view(one, "")).toBeNull();
  expect(await isRfmHistoryDue(one.id, now)).toBe(true);
  expect(await continueRfmHistory(one.id, now)).toBe(false);
  expect(await isRfmHistoryDue(one.id, now)).toBe(false);
  expect(await isRfmHistoryDue(one.id, new Date("2026-11-30T15:00:00Z"))).toBe(true);
  expect(await isRfmHistoryDue(two.id, now)).toBe(true);

  const stored = await withShop(one, (tx) => readStudy(tx, one, rfmHistoryStudy));
  const history = parseRfmHistory(stored?.result);
  expect(stored?.observedTo).toBe(end);
  expect(history?.days).toEqual([
    "2026-06-30",
    "2026-07-31",
    "2026-08-31",
    "2026-09-30",
    "2026-10-31",
    end,
  ]);
  // In June customer 1 (10 June, 10.00) lay below customer 2 (30 June, nothing is left) but in money: R 1, F 1,
  // M 3, and R 3, F 1, M 1.
  const of = (group: RfmGroup) => history?.groups.find((each) => each.group === group)?.points[0];
  expect(of("DORMANT")).toEqual({ customers: 1, netMinor: 1_000, joined: 1, left: 0 });
  expect(of("ALMOST_LOST")).toEqual({ customers: 1, netMinor: 0, joined: 1, left: 0 });
});

it("goes on where a job that was killed had come to, and says the same in the end", async () => {
  const later = new Date("2026-12-01T15:00:00Z");
  // No time at all: each job looks at one day.
  for (let job = 1; job <= 3; job += 1) {
    expect(await continueRfmHistory(one.id, later, 0)).toBe(true);
  }
  const work = () => withShop(one, (tx) => readStudyWork(tx, one, rfmHistoryStudy));
  const part = (await work())?.part;
  expect(part).toHaveLength(3);
  // One that died says nothing: what was done stays, and the next one waits a little.
  await beginTry(one, rfmHistoryStudy, [1], later);
  expect(await continueRfmHistory(one.id, later, 0)).toBe(false);
  expect(await isRfmHistoryDue(one.id, later)).toBe(false);
  expect(await work()).toMatchObject({ tries: 1, part });
  const minuteLater = new Date(later.getTime() + 60_000);
  expect(await isRfmHistoryDue(one.id, minuteLater)).toBe(true);
  expect(await continueRfmHistory(one.id, minuteLater)).toBe(false);
  expect(await work()).toBeNull();
  const stored = await withShop(one, (tx) => readStudy(tx, one, rfmHistoryStudy));
  expect(stored?.observedTo).toBe("2026-11-30");
  const days = parseRfmHistory(stored?.result)?.days ?? [];
  expect(days).toHaveLength(6);
  expect(stored?.result).toEqual(await makeRfmHistory(one, "2026-11-30", later));
});

it("says of each day what the groups of that day say, and nobody gets lost between two", async () => {
  const history = await makeRfmHistory(one, end, now);
  for (const [at, day] of history.days.entries()) {
    if (at === 0) continue;
    const before = history.days[at - 1] ?? "";
    const cells = await withShop(one, (tx) => readRfm(tx, one, { day, before }));
    const sizes = rfmSizes(cells, { now: 0, before: 0 });
    for (const { group, points } of history.groups) {
      const size = sizes.find((each) => each.group === group);
      const [now, then] = [points[at], points[at - 1]];
      expect([day, group, now?.customers, now?.netMinor]).toEqual([
        day,
        group,
        size?.customers,
        size?.netMinor,
      ]);
      expect(now?.customers, `${day} ${group}`).toBe(
        (then?.customers ?? 0) + (now?.joined ?? 0) - (now?.left ?? 0),
      );
    }
  }
});

it("shows days with enough customers, as the address asks for them, and of its own shop alone", async () => {
  expect(await view(one, "")).toMatchObject({ days: [], leftOut: 6, measure: "customers" });
  // 30 customers in July, one of whom comes back in September.
  await putPurchases(
    two,
    Array.from({ length: 30 }, (_, index) => ({
      ...{ id: 100 + index, customer: 100 + index, day: "2026-07-10", product: 1 },
      net: 1_000 + index,
    })),
  );
  await putPurchases(two, [{ id: 200, customer: 100, day: "2026-09-05", product: 1, net: 50_000 }]);
  await foldShop(two, now);
  await makeRfmHistory(two, end, now);
  const shown = await view(two, "history=net&group=LOYAL");
  expect(shown).toMatchObject({ measure: "net", group: "LOYAL", leftOut: 1 });
  expect(shown?.days[0]).toBe("2026-07-31");
  const sums = shown?.days.map((_, at) =>
    shown.rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  // 777.77 of June, 30 x 10.00 and 0 to 29 cents; and 500.00 from September on.
  expect(sums).toEqual([108_212, 108_212, 158_212, 158_212, 158_212]);
  expect(await view(two, "history=unheard&group=PROSPECTS")).toMatchObject({
    measure: "customers",
    group: "CHAMPIONS",
  });
  expect(await view(one, "")).toMatchObject({ leftOut: 6 });
});
