import { createHmac } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "smol-toml";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listHintedShops } from "../../../app/store/inbox-hints.server";
import { makeMessage } from "../../../app/alerts/outgoing/message";
import { flowFieldsOf, tradingAlertTrigger } from "../../../app/panels/notifications/flow-alert";
import { payloadOf, sendFlowEvents } from "../../../app/quality/flow/send.server";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { AppError } from "../../../app/lib/errors";
import { holdAlertState, noteAlertsChecked } from "../../../app/store/alerts/state.server";
import { writeResults, type ProductResult } from "../../../app/store/quality/results.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { receiveCheckAction } from "../../../app/sync/flow.server";
import { triggersOf } from "../../dev-store/mutations/flow-trigger-receive";
import { openTestDatabase } from "../../setup/test-database";
import { testEnv } from "../../setup/test-env";
import { backfill, installed, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let shop: ShopRow;
let ids: number[];
const now = new Date();

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    settings: { shopDomain: "flow.myshopify.com", orders: 10, products: 20 },
  });
  await backfill(await store.client());
  shop = await installed(store.store, store.domain);
  const { rows } = await db.query<{ id: number }>(
    "select id from product where shop_id = $1 and status = 'ACTIVE' order by id limit 3",
    [shop.id],
  );
  ids = rows.map(({ id }) => id);
}, 120_000);
afterAll(() => db.close());
beforeEach(() =>
  db.exec(
    "delete from flow_event; delete from flow_channel; delete from quality_finding; delete from quality_product; delete from alert_state",
  ),
);

/** What checks made of a product, of errors of these rules. */
const result = (productId: number, checkIds: string[], print = "one"): ProductResult => ({
  ...{ productId, fingerprint: print, settingsKey: "key", score: 50, stockMinor: 0 },
  ...{ suggestedCategoryId: null, confidence: null, suggestionKey: null, recheckFrom: null },
  ...{ unknown: {}, notApplicable: [] },
  findings: checkIds.map((checkId) => ({
    ...{ checkId, severity: "error", places: 1, evidence: [], isSuppressed: false },
  })),
});

const write = (results: ProductResult[]) =>
  withShop(shop, (tx) => writeResults(tx, shop, results, now));

/** As where everything has been read and checked once. */
const finishFirstRun = () =>
  withShop(shop, async (tx) => {
    await holdAlertState(tx, shop, now);
    await noteAlertsChecked(tx, shop, { baseAt: now, tradedAt: null }, now);
  });

async function events() {
  const { rows } = await db.query<{ handle: string; id: number; rule: string; state: string }>(
    `select handle, product_id as id, check_id as rule, state from flow_event
     where shop_id = $1 order by event_id`,
    [shop.id],
  );
  return rows;
}

describe("workflows are told", () => {
  it("of an error once it is found, and once it is resolved; not of what the first run finds", async () => {
    const [id = 0] = ids;
    await write([result(id, ["TAX-01"])]);
    expect(await events()).toEqual([]);
    await finishFirstRun();
    const found = [result(id, ["TAX-01", "IMG-01"], "two")];
    await write(found);
    await write(found);
    const told = [{ handle: "merchandising-error-found", id, rule: "IMG-01", state: "waiting" }];
    expect(await events()).toEqual(told);
    await write([result(id, ["IMG-01"], "three")]);
    expect((await events()).slice(1)).toEqual([
      { handle: "merchandising-error-resolved", id, rule: "TAX-01", state: "waiting" },
    ]);
  });

  it("of no hint, no hidden finding, no draft, and nothing that settings have changed", async () => {
    const [id = 0, draft = 0, set = 0] = ids;
    await write([result(set, ["TAX-01"])]);
    await finishFirstRun();
    const quiet = result(id, ["TAX-01", "IMG-01"]);
    const [one, two] = quiet.findings as [object, object];
    Object.assign(one, { severity: "hint" });
    Object.assign(two, { isSuppressed: true });
    await db.query("update product set status = 'DRAFT' where shop_id = $1 and id = $2", [
      shop.id,
      draft,
    ]);
    const bySetting = { ...result(set, ["IMG-01"]), settingsKey: "other" };
    await write([quiet, result(draft, ["TAX-01"]), bySetting]);
    expect(await events()).toEqual([]);
  });
});

describe("what waits is sent", () => {
  it("to Shopify with the product and the rule's words, once", async () => {
    const [id = 0] = ids;
    await finishFirstRun();
    await write([result(id, ["TAX-01"])]);
    const client = await store.client();
    const before = triggersOf(store.store.world(shop.domain)).length;
    expect(await sendFlowEvents(shop, { now, client })).toBe(false);
    await sendFlowEvents(shop, { now: new Date(now.getTime() + 3_600_000), client });
    const told = triggersOf(store.store.world(shop.domain)).slice(before);
    expect(told).toEqual([
      {
        handle: "merchandising-error-found",
        payload: {
          ...{ product_id: id, Rule: "TAX-01", Finding: "No category" },
          "Event number": expect.stringMatching(/^\d+$/),
        },
      },
    ]);
    expect((await events()).map(({ state }) => state)).toEqual(["sent"]);
  });

  it("again under the same number where the process died before it could note that", async () => {
    const [id = 0] = ids;
    await finishFirstRun();
    await write([result(id, ["TAX-01"])]);
    const client = await store.client();
    const before = triggersOf(store.store.world(shop.domain)).length;
    const dies: AdminClient = {
      ...client,
      query: async (...args: Parameters<AdminClient["query"]>) => {
        await client.query(...args);
        throw new Error("killed");
      },
    } as AdminClient;
    await expect(sendFlowEvents(shop, { now, client: dies })).rejects.toThrow("killed");
    await sendFlowEvents(shop, { now: new Date(now.getTime() + 3_600_000), client });
    const [one, two] = triggersOf(store.store.world(shop.domain)).slice(before);
    expect(one).toBeDefined();
    expect(two).toEqual(one);
  });

  it("later where Shopify does not answer, in the same order; never what Shopify refuses", async () => {
    const [id = 0, gone = 0] = ids;
    await finishFirstRun();
    await write([result(id, ["TAX-01", "IMG-01"])]);
    const away = {
      ...(await store.client()),
      query: () => Promise.reject(new AppError("upstream_unavailable", "away")),
    } as unknown as AdminClient;
    expect(await sendFlowEvents(shop, { now, client: away })).toBe(false);
    expect((await events()).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    await db.query(
      "update flow_event set product_id = 999999 where shop_id = $1 and check_id = 'IMG-01'",
      [shop.id],
    );
    const client = await store.client();
    // Not before its time.
    await sendFlowEvents(shop, { now: new Date(now.getTime() + 1_000), client });
    expect((await events()).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    await sendFlowEvents(shop, { now: new Date(now.getTime() + 3_600_000), client });
    expect((await events()).map(({ state }) => state).sort()).toEqual(["refused", "sent"]);
    expect(gone).not.toBe(id);
  });
});

describe("the action Check product now", () => {
  function wish(body: object | string, signature?: string): Request {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const hmac = createHmac("sha256", testEnv.SHOPIFY_API_SECRET).update(text).digest("base64");
    return new Request("http://localhost/api/flow/check-product", {
      method: "POST",
      headers: { "x-shopify-hmac-sha256": signature ?? hmac },
      body: text,
    });
  }
  const body = (more: object = {}) => ({
    ...{ shop_id: 1, shopify_domain: shop.domain, action_run_id: "run-1" },
    ...{ action_definition_id: "d", handle: "check-product-now" },
    properties: { product_id: ids[0] },
    ...more,
  });

  it("has the product read again, once for each run of the action", async () => {
    expect(await receiveCheckAction(wish(body()), now)).toEqual({ status: 200, shopId: shop.id });
    expect(await receiveCheckAction(wish(body()), now)).toEqual({ status: 200, shopId: null });
    const { rows } = await db.query<{ payload: unknown }>(
      "select payload from webhook_inbox where webhook_id = 'flow run-1'",
    );
    expect(rows).toEqual([{ payload: { id: ids[0] } }]);
    expect(await listHintedShops(["products/update"], new Date())).toContain(shop.id);
  });

  it("is refused unsigned, malformed, and of a shop that does not have the app", async () => {
    const status = async (request: Request) => (await receiveCheckAction(request, now)).status;
    expect(await status(wish(body(), ""))).toBe(401);
    expect(await status(wish(body(), Buffer.alloc(32).toString("base64")))).toBe(401);
    expect(await status(wish("no json"))).toBe(400);
    expect(await status(wish(body({ properties: {} })))).toBe(400);
    expect(await status(wish(body({ shopify_domain: "evil.example" })))).toBe(400);
    expect(await status(wish(body({ shopify_domain: "nobody.myshopify.com" })))).toBe(404);
    expect(await status(new Request("http://localhost/api/flow/check-product"))).toBe(405);
  });
});

describe("the configuration of Flow", () => {
  interface Config {
    extensions: { handle: string; type: string; runtime_url?: string }[];
    settings?: { fields: { type: string; key?: string }[] };
  }
  const configs = readdirSync("extensions")
    .filter((name) => name.startsWith("flow-"))
    .map((name) => readFileSync(`extensions/${name}/shopify.extension.toml`, "utf8"))
    .map((text) => parse(text) as unknown as Config);

  it("has a trigger for each thing that is told, with just the fields that are sent", () => {
    const triggers = configs.filter(({ extensions }) => extensions[0]?.type === "flow_trigger");
    expect(triggers.map(({ extensions }) => extensions[0]?.handle).sort()).toEqual([
      "merchandising-error-found",
      "merchandising-error-resolved",
      "trading-alert",
    ]);
    const error = { eventId: 1, handle: "", productId: 1, checkId: "TAX-01", fields: null };
    const told = flowFieldsOf(
      { ruleId: "sync-stale", severity: "critical" },
      makeMessage({ title: "Figures are not up to date" }),
    );
    const alert = { ...error, productId: null, checkId: null, fields: told };
    for (const { extensions, settings } of triggers) {
      const event = extensions[0]?.handle === tradingAlertTrigger ? alert : error;
      const keys = settings?.fields.map(({ type, key }) => key ?? type.replace("reference", "id"));
      expect(keys?.sort()).toEqual(Object.keys(payloadOf(event)).sort());
      // Shopify takes no others.
      for (const key of settings?.fields ?? []) expect(key.key ?? "").toMatch(/^[A-Za-z ]*$/);
    }
  });

  it("names the app's own address for the action", () => {
    const app = parse(readFileSync("shopify.app.toml", "utf8")) as { application_url: string };
    const urls = configs.flatMap(({ extensions }) => extensions[0]?.runtime_url ?? []);
    expect(urls).toEqual([`${app.application_url}/api/flow/check-product`]);
  });
});
