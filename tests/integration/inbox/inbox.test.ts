import { createHmac } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resetSessionStorage, sessionStorage } from "../../../app/session-storage.server";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain, recordInstall } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { processInbox, receiveWebhook } from "../../../app/sync/inbox.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { testEnv } from "../../setup/test-env";

const domain = "one.myshopify.com";
const later = new Date("2026-03-01T00:00:00Z");
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
  resetSessionStorage();
});
afterAll(() => db.close());
beforeEach(() => db.exec("delete from webhook_inbox; delete from customer; delete from shop"));

interface Options {
  shop?: string;
  id?: string;
  eventId?: string;
  triggeredAt?: string;
  signature?: string;
}

function webhook(topic: string, payload: unknown, options: Options = {}): Request {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const hmac = createHmac("sha256", testEnv.SHOPIFY_API_SECRET).update(body).digest("base64");
  return new Request("http://localhost/webhooks", {
    method: "POST",
    headers: {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": options.shop ?? domain,
      "x-shopify-webhook-id": options.id ?? "w-1",
      "x-shopify-event-id": options.eventId ?? `e-${options.id ?? "1"}`,
      "x-shopify-triggered-at": options.triggeredAt ?? "2026-02-01T00:00:00Z",
      "x-shopify-hmac-sha256": options.signature ?? hmac,
    },
    body,
  });
}

async function inboxRows() {
  const { rows } = await db.query<{ payload: unknown; done: boolean; error: string | null }>(
    `select payload, processed_at is not null as done, error from webhook_inbox
     order by received_at, webhook_id`,
  );
  return rows;
}

describe("receiving", () => {
  it("answers 401 to a bad, short or missing signature and keeps nothing", async () => {
    for (const signature of ["", "c2hvcnQ=", Buffer.alloc(32).toString("base64")]) {
      const { status } = await receiveWebhook(webhook("app/uninstalled", { id: 1 }, { signature }));
      expect(status).toBe(401);
    }
    expect(await inboxRows()).toEqual([]);
  });

  it("answers 405 to anything but POST and 400 to a signed body that is no webhook", async () => {
    const get = new Request("http://localhost/webhooks");
    expect((await receiveWebhook(get)).status).toBe(405);
    expect((await receiveWebhook(webhook("app/uninstalled", "not json"))).status).toBe(400);
    expect(
      (await receiveWebhook(webhook("app/uninstalled", {}, { shop: "evil.example" }))).status,
    ).toBe(400);
  });

  it("keeps a delivery once, whatever the number of repeats", async () => {
    expect(await receiveWebhook(webhook("app/uninstalled", { id: 1 }))).toEqual({
      status: 200,
      isNew: true,
    });
    expect(await receiveWebhook(webhook("app/uninstalled", { id: 1 }))).toEqual({
      status: 200,
      isNew: false,
    });
    const sameEvent = webhook("app/uninstalled", { id: 1 }, { id: "w-2", eventId: "e-1" });
    expect((await receiveWebhook(sameEvent)).isNew).toBe(false);
    expect(await inboxRows()).toHaveLength(1);
  });

  it("keeps ids only of what compliance webhooks carry", async () => {
    const payload = {
      shop_id: 5,
      shop_domain: domain,
      customer: { id: 7, email: "ann@example.com", phone: "555-0100" },
      orders_to_redact: [11],
    };
    await receiveWebhook(webhook("customers/redact", payload));
    const [row] = await inboxRows();
    expect(row?.payload).toEqual({ customer: { id: 7 }, orders_to_redact: [11] });
  });

  it("answers 200 to a topic that nothing handles", async () => {
    expect(await receiveWebhook(webhook("carts/update", {}))).toEqual({
      status: 200,
      isNew: false,
    });
    expect(await inboxRows()).toEqual([]);
  });
});

describe("processing", () => {
  async function storeDeadToken() {
    await sessionStorage.storeSession(
      new Session({
        id: `offline_${domain}`,
        shop: domain,
        state: "",
        isOnline: false,
        accessToken: "dead",
        expires: new Date("2020-01-01"),
        refreshToken: "dead too",
      }),
    );
  }

  it("uninstalls a shop whose token is dead: tokens go, data stays", async () => {
    await installTestShop(db);
    await storeDeadToken();
    await receiveWebhook(webhook("app/uninstalled", { id: 1 }));
    expect(await processInbox(later)).toEqual([]);
    expect((await findShopByDomain(domain))?.uninstalledAt).toEqual(
      new Date("2026-02-01T00:00:00Z"),
    );
    expect(await sessionStorage.loadSession(`offline_${domain}`)).toBeUndefined();
    expect((await inboxRows())[0]).toMatchObject({ done: true, error: null });
  });

  it("ignores an uninstall that comes after the reinstall it preceded", async () => {
    await recordInstall(domain, [], new Date("2026-02-02T00:00:00Z"));
    await receiveWebhook(
      webhook("app/uninstalled", { id: 1 }, { triggeredAt: "2026-02-01T23:00:00Z" }),
    );
    await processInbox(later);
    expect((await findShopByDomain(domain))?.uninstalledAt).toBeNull();
  });

  it("erases all of a shop on shop/redact, and nothing of another, with no token left", async () => {
    const one = await installTestShop(db);
    const two = await installTestShop(db, "two.myshopify.com");
    for (const shop of [one, two]) {
      await withShop(shop, (tx) =>
        tx.query("insert into publication (shop_id, id, name) values ($1, 1, 'Online Store')", [
          shop.id,
        ]),
      );
    }
    await receiveWebhook(webhook("app/uninstalled", { id: 1 }));
    await receiveWebhook(
      webhook("shop/redact", { shop_id: 5, shop_domain: domain }, { id: "w-3" }),
    );
    await processInbox(later);
    expect(await findShopByDomain(domain)).toBeNull();
    expect(await findShopByDomain("two.myshopify.com")).not.toBeNull();
    const { rows } = await db.query("select shop_id from publication");
    expect(rows).toEqual([{ shop_id: two.id }]);
  });

  it("keeps the data of a shop that installed again before shop/redact came", async () => {
    await installTestShop(db);
    await receiveWebhook(webhook("shop/redact", { shop_id: 5, shop_domain: domain }));
    await processInbox(later);
    expect(await findShopByDomain(domain)).not.toBeNull();
  });

  it("notes new scopes and starts what they open", async () => {
    const shop = await installTestShop(db);
    const payload = {
      id: 1,
      previous: ["read_orders"],
      current: ["read_orders", "read_customers"],
    };
    await receiveWebhook(webhook("app/scopes_update", payload));
    expect(await processInbox(later)).toEqual([shop.id]);
    expect((await findShopByDomain(domain))?.grantedScopes).toEqual([
      "read_orders",
      "read_customers",
    ]);
  });

  it("ignores older news of scopes", async () => {
    await installTestShop(db);
    const news = (current: string[]) => ({ id: 1, previous: [], current });
    await receiveWebhook(
      webhook("app/scopes_update", news(["read_orders", "read_customers"]), {
        id: "new",
        triggeredAt: "2026-02-02T00:00:00Z",
      }),
    );
    await receiveWebhook(
      webhook("app/scopes_update", news(["read_orders"]), {
        id: "old",
        triggeredAt: "2026-02-01T00:00:00Z",
      }),
    );
    await processInbox(later);
    expect((await findShopByDomain(domain))?.grantedScopes).toContain("read_customers");
  });

  it("ignores an uninstall from before the merchant's last visit, though it never saw the reinstall", async () => {
    await installTestShop(db);
    await recordInstall(domain, ["read_orders"], new Date("2026-02-10T00:00:00Z"));
    await receiveWebhook(
      webhook("app/uninstalled", { id: 1 }, { triggeredAt: "2026-02-09T00:00:00Z" }),
    );
    await processInbox(later);
    expect((await findShopByDomain(domain))?.uninstalledAt).toBeNull();
  });

  it("forgets what was processed a week ago", async () => {
    await installTestShop(db);
    await receiveWebhook(webhook("customers/redact", { customer: { id: 7 } }));
    await processInbox(later);
    expect(await inboxRows()).toHaveLength(1);
    await processInbox(new Date(later.getTime() + 8 * 24 * 60 * 60_000));
    expect(await inboxRows()).toEqual([]);
  });
});
