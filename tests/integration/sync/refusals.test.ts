import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { AppError } from "../../../app/lib/errors";
import { startBackfill } from "../../../app/sync/backfill.server";
import type { Database } from "../../../app/store/database.server";
import { listUnfinishedBackfills } from "../../../app/store/sync-run.server";
import { syncResources, type SyncResourceName } from "../../../app/store/sync-status";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime, tampered, type Progress } from "../support/skipping-time";
import { openStore } from "../support/sync-store";

let db: Database;
let client: AdminClient;
const time = skippingTime();
const settings = { orders: 60, products: 15, historyDays: 60, plan: "plus" as const };

beforeAll(async () => {
  db = await openTestDatabase();
  client = await (
    await openStore({ settings: { ...settings, shopDomain: "refusals.myshopify.com" } })
  ).client();
});
afterAll(() => db.close());

const frozen = new AppError("upstream_invalid", "The shop is frozen: its plan is unpaid.", "402");
const unapproved = new AppError(
  "missing_scope",
  "Shopify denied access: This app is not approved to access the Order object.",
);

/** Throws in place of the answers to these documents. */
const refusing = (part: string, error: Error) =>
  tampered(client, {
    before: (document) => {
      if (document.includes(part)) throw error;
    },
  });

function statuses(progress: Progress, without: SyncResourceName[]): unknown[] {
  return syncResources
    .filter((name) => !without.includes(name))
    .map((name) => progress[name]?.status);
}

it("reads the rest where orders may not even be asked about, says why, and reads them on a retry", async () => {
  const progress = await time.read(refusing("OldestOrder", unapproved));
  for (const resource of ["orders", "sales"] as const) {
    expect(progress[resource]).toMatchObject({
      status: "degraded",
      reason: "missing_scope",
      detail: null,
      missingScopes: [],
    });
  }
  expect(new Set(statuses(progress, ["orders", "sales"]))).toEqual(new Set(["done"]));
  const again = await time.read(client);
  expect(new Set(statuses(again, []))).toEqual(new Set(["done"]));
  expect(again.orders?.rootsDone).toBe(60);
});

it("names the scope where Shopify does, to be asked for and waited for", async () => {
  const named = new AppError("missing_scope", "Denied: `read_orders` access scope.", "read_orders");
  const progress = await time.read(refusing("OldestOrder", named), ["orders"]);
  expect(progress.orders).toMatchObject({
    status: "degraded",
    detail: "read_orders",
    missingScopes: ["read_orders"],
  });
  // The grant is what it waits for.
  expect((await time.read(client)).orders).toMatchObject({ status: "done", missingScopes: [] });
});

it("fails with Shopify's reason what cannot be planned in a frozen shop, and goes on with the rest", async () => {
  const progress = await time.read(refusing("ProductsCount", frozen), ["products", "customers"]);
  expect(progress.products).toMatchObject({
    status: "failed",
    reason: "upstream_invalid",
    detail: "The shop is frozen: its plan is unpaid.",
  });
  expect(progress.customers?.status).toBe("done");
  expect((await time.read(client)).products).toMatchObject({ status: "done", reason: null });
});

it("fails what Shopify refuses to tell the state of, and takes the same operation up on a retry", async () => {
  let started = 0;
  const asking = tampered(client, {
    before: (document) => {
      if (document.includes("mutation BulkRun")) started += 1;
      if (document.includes("query BulkOperation(")) throw frozen;
    },
  });
  const progress = await time.read(asking, ["customers", "taxonomy"]);
  expect(progress.customers).toMatchObject({
    status: "failed",
    reason: "upstream_invalid",
    detail: frozen.message,
  });
  expect(progress.taxonomy?.status).toBe("done");
  const counting = tampered(client, {
    before: (document) => {
      if (document.includes("mutation BulkRun")) started += 1;
    },
  });
  expect((await time.read(counting)).customers?.status).toBe("done");
  expect(started).toBe(1);
});

it("stores no words in place of a scope where Shopify may not export something", async () => {
  const denying = tampered(client, {
    after: ({ bulkOperation }) => {
      if (bulkOperation)
        Object.assign(bulkOperation, { status: "FAILED", errorCode: "ACCESS_DENIED", url: null });
    },
  });
  const progress = await time.read(denying, ["customers"]);
  expect(progress.customers).toMatchObject({
    status: "degraded",
    reason: "missing_scope",
    detail: null,
    missingScopes: [],
  });
  expect((await time.read(client)).customers).toMatchObject({ status: "done", reason: null });
});

it("waits out a short outage before a resource is planned, and gives up on a long one", async () => {
  const outage = new AppError("upstream_unavailable", "Shopify could not be reached.");
  await startBackfill(await shopOf(client), { now: time.clock(), resources: ["products"] });
  expect(await time.portion(refusing("ProductsCount", outage))).toHaveProperty("waitMs");
  expect((await time.progress(client)).products).toMatchObject({
    status: "pending",
    reason: "upstream_unavailable",
  });
  time.pass(60_000);
  await time.runToEnd(client);
  expect((await time.progress(client)).products).toMatchObject({ status: "done", reason: null });

  const progress = await time.read(refusing("ProductsCount", outage), ["products"]);
  expect(progress.products).toMatchObject({ status: "failed", reason: "upstream_unavailable" });
  expect((await time.read(client)).products?.status).toBe("done");
});

it("counts what nobody foresaw as a try, gives up in the end, and reads the rest", async () => {
  const progress = await time.read(refusing("MarketingActivities", new TypeError("secret")), [
    "marketing",
    "customers",
  ]);
  expect(progress.marketing).toMatchObject({ status: "failed", reason: "internal" });
  expect(progress.marketing?.detail).not.toMatch(/secret/);
  expect(progress.customers?.status).toBe("done");
  expect((await time.read(client)).marketing?.status).toBe("done");
});

it("comes to an end where the shop's own details are refused, and goes on from there on a retry", async () => {
  const store = await openStore({ settings: { ...settings, shopDomain: "locked.myshopify.com" } });
  const real = await store.client();
  const locked = tampered(real, {
    before: () => {
      throw new AppError("upstream_invalid", "The shop is locked.", "423");
    },
  });
  const progress = await time.read(locked);
  expect(new Set(statuses(progress, []))).toEqual(new Set(["failed"]));
  expect(progress.shop).toMatchObject({ reason: "upstream_invalid" });
  expect(progress.orders?.detail).toMatch(/shop's details could not be read. The shop is locked/);
  const silent = await listUnfinishedBackfills(new Date(time.clock().getTime() + 3_600_000));
  expect(silent).not.toContain((await shopOf(real)).id);
  expect(new Set(statuses(await time.read(real), []))).toEqual(new Set(["done"]));
});
