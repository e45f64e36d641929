/** Data of another shop never become this one's (RELIABILITY A3). airbyte = github.com/airbytehq/airbyte. */
import { beforeEach, expect, it } from "vitest";
import { toResourceView } from "../../../app/panels/data-status/view";
import type { SyncResourceName } from "../../../app/store/sync-status";
import { faultyShop } from "./faulty-shop";

const faulty = faultyShop({
  ...{ shopDomain: "other-shop.myshopify.com", orders: 12, products: 12, historyDays: 40 },
});
beforeEach(() => faulty.install());

/** Reads these and what they need, of a shop that was installed just now. */
const read = (...resources: SyncResourceName[]) => faulty.read(["shop", ...resources]);

// airbyte#42095: a store's domain led to another shop, whose data were taken for this one's.
it.each([
  ["the check before anything is read", "ShopIdentity"],
  ["the shop's own details", "ShopDetails"],
  ["an operation", "BulkOperation"],
])("writes nothing where another shop answers to %s, and says so", async (_what, operation) => {
  await read("orders", "customers");
  const before = await faulty.dump();
  const name = (await faulty.shop()).name;
  const lift = faulty.store.faults.add({
    operation,
    times: Infinity,
    fault: { type: "other-shop", domain: "taken.myshopify.com" },
  });
  const progress = await read("orders", "customers");
  const views = Object.values(progress).map(toResourceView);
  const failed = views.filter(({ status }) => status === "failed");
  expect(failed.length).toBeGreaterThan(0);
  for (const view of failed) {
    expect(view).toMatchObject({ reason: "reasons.wrong_shop", canRetry: true });
    expect(view.detail).toMatch(/answered for taken\.myshopify\.com in place of other-shop/);
  }
  expect(await faulty.dump()).toEqual(before);
  expect((await faulty.shop()).name).toBe(name);
  lift();
  const after = await faulty.read();
  expect(new Set(Object.values(after).map(({ status }) => status))).toEqual(new Set(["done"]));
});

it("writes nothing of a result that holds another shop's objects", async () => {
  await read("orders", "products", "collections", "customers");
  const before = await faulty.dump();
  faulty.store.faults.add({
    kinds: ["bulk-operation"],
    times: Infinity,
    fault: { type: "bulk-result", damage: "other-shop" },
  });
  const resources: SyncResourceName[] = ["orders", "products", "collections", "customers"];
  const progress = await read(...resources);
  for (const resource of resources) {
    expect(progress[resource]).toMatchObject({ status: "failed", reason: "upstream_invalid" });
    expect(progress[resource]?.detail).toMatch(/not this shop's/);
  }
  expect(await faulty.dump()).toEqual(before);
});
