import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAlertNotice, loadAlerts } from "../../../app/panels/alerts/load.server";
import { insertAlert } from "../../../app/store/alerts/changes.server";
import type { AlertSeverity } from "../../../app/store/alerts/terms";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "notice.myshopify.com");
});
afterAll(closeDatabase);

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const now = at(20);

const rise = (hour: number, severity: AlertSeverity, name = `product ${hour}`) =>
  withShop(shop, (tx) =>
    insertAlert(
      tx,
      shop,
      {
        ...{ ruleId: "best-seller-sold-out", key: name, cause: name },
        ...{ leadId: null, severity, params: { product: `Hat ${hour}` } },
      },
      at(hour),
    ),
  );

async function told() {
  const { unread, newest, gravest } = await loadAlertNotice(shop, now);
  return { unread, newest: newest?.id ?? null, gravest: gravest?.id ?? null };
}

it("says of alerts that nobody has seen the newest, and the newest of the gravest", async () => {
  expect(await told()).toEqual({ unread: 0, newest: null, gravest: null });
  const hint = await rise(1, "info");
  expect(await told()).toEqual({ unread: 1, newest: hint, gravest: hint });
  await rise(2, "critical");
  const critical = await rise(3, "critical");
  const warning = await rise(4, "warning");
  expect(await told()).toEqual({ unread: 4, newest: warning, gravest: critical });
});

it("lists what is open by how much it matters, and the newest of that first", async () => {
  const { open } = await loadAlerts(shop, now);
  expect(open.map(({ severity }) => severity)).toEqual(["critical", "critical", "warning", "info"]);
  const opened = open.map(({ openedAt }) => openedAt);
  expect(opened).toEqual([3, 2, 4, 1].map((hour) => at(hour).toISOString()));
});

it("lists what opened at once in the order in which it was told: the best of the best sellers first", async () => {
  const ids = [await rise(5, "info", "number 1"), await rise(5, "info", "number 2")];
  const { open } = await loadAlerts(shop, now);
  expect(open.slice(3, 5).map(({ id }) => id)).toEqual(ids);
  await db.query("delete from alert where shop_id = $1 and alert_id = any($2)", [shop.id, ids]);
});

it("says nothing graver than what is left once the gravest has been seen", async () => {
  await db.query("update alert set read_at = $2 where shop_id = $1 and severity = 'critical'", [
    shop.id,
    now,
  ]);
  const { unread, newest, gravest } = await told();
  expect(unread).toBe(2);
  expect(gravest).toBe(newest);
});
