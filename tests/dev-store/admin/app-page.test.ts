import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startFakeStore } from "./fake-store";
import type { FakeStore } from "./fake-store";

let store: FakeStore;
beforeEach(async () => {
  store = await startFakeStore();
});
afterEach(() => store.close());

describe("the app in the admin", () => {
  it("frames a deep link with Shopify's signed parameters and a session token", async () => {
    const { body } = await store.ask("/store/fake/apps/shelfwise/sales/products?range=30d");
    const src = /data-src="([^"]+)"/.exec(body)?.[1]?.replaceAll("&#38;", "&") ?? "";
    const url = new URL(src);
    expect(url.origin + url.pathname).toBe("http://app.test:4000/sales/products");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      range: "30d",
      embedded: "1",
      shop: "fake.myshopify.com",
      locale: "en",
      id_token: "token-1",
    });
    expect(atob(url.searchParams.get("host") ?? "")).toBe("admin.shopify.com/store/fake");
    const hmac = url.searchParams.get("hmac");
    url.searchParams.delete("hmac");
    const message = [...url.searchParams].map(([key, value]) => `${key}=${value}`).sort();
    expect(hmac).toBe(createHmac("sha256", "secret").update(message.join("&")).digest("hex"));
  });

  it("asks for consent before it installs, then opens", async () => {
    store.state.installed = false;
    const page = await store.ask("/store/fake/apps/shelfwise");
    expect(page.body).toContain("read_orders");
    expect(page.body).toContain("read_reports");
    expect(page.body).not.toContain("<iframe");
    const installed = await store.ask("/store/fake/apps/shelfwise/install", {});
    expect(installed.location).toBe("/store/fake/apps/shelfwise");
    expect((await store.ask("/store/fake/apps/shelfwise")).body).toContain("<iframe");
  });

  it("uninstalls, and says so on the settings page", async () => {
    await store.ask("/store/fake/apps/shelfwise/uninstall", {});
    expect(store.state.installed).toBe(false);
    expect((await store.ask("/store/fake/settings")).body).toContain("Not installed");
  });

  it("says that the app is not running while its address is unknown", async () => {
    store.state.appUrl = null;
    expect((await store.ask("/store/fake/apps/shelfwise")).body).toContain("is not running");
  });

  it("switches optional scopes on and off, never required ones", async () => {
    const flip = (scope: string, action: string) =>
      store.ask("/store/fake/settings/scopes", { scope, action });
    await flip("read_reports", "grant");
    expect(store.state.granted).toEqual(["read_orders", "read_reports"]);
    await flip("read_reports", "revoke");
    expect((await flip("read_orders", "revoke")).status).toBe(422);
    expect(store.state.granted).toEqual(["read_orders"]);
  });

  it("answers the frame's scope requests in JSON and refuses undeclared scopes", async () => {
    const send = (body: object) =>
      fetch(`${store.url}/store/fake/apps/shelfwise/scopes.json`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }).then(async (response) => [response.status, await response.json()] as const);
    expect(await send({ grant: ["read_reports"] })).toMatchObject([
      200,
      { granted: ["read_orders", "read_reports"], optional: ["read_reports"] },
    ]);
    expect((await send({ grant: ["read_themes"] }))[0]).toBe(422);
    expect((await send({ revoke: ["read_orders"] }))[0]).toBe(422);
  });

  it("offers the server library's consent page", async () => {
    const path = "/store/fake/oauth/install?client_id=key&optional_scopes=read_reports";
    expect((await store.ask(path)).body).toContain("read_reports");
    const granted = await store.ask(path, { scopes: "read_reports" });
    expect(granted.location).toBe("/store/fake/apps/shelfwise");
    expect(store.state.granted).toContain("read_reports");
  });

  it("finds variants for the picker by title and by SKU", async () => {
    for (const query of ["saucer", "mug-b"]) {
      const answer = await store.ask(`/store/fake/picker.json?type=variant&query=${query}`);
      expect(JSON.parse(answer.body)).toMatchObject({
        items: [{ id: "gid://shopify/ProductVariant/21", price: "$12.50" }],
      });
    }
    expect((await store.ask("/store/fake/picker.json?type=order")).status).toBe(422);
  });
});
