import { afterAll, beforeAll, expect, it } from "vitest";
import { readSegmentForm } from "../../../app/panels/customers/rfm/segment-form";
import type { Database } from "../../../app/store/database.server";
import { createSegment } from "../../../app/sync/segments.server";
import { openTestDatabase } from "../../setup/test-database";
import { allScopes, installed, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let allowed: StoreUnderTest;
let denied: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  const scopes = [...allScopes, "write_customers"];
  const small = { orders: 5, products: 3 };
  allowed = await openStore({
    shops: [{ shopDomain: "allowed.myshopify.com", ...small }],
    requiredScopes: scopes,
    grantedScopes: scopes,
  });
  denied = await openStore({ shops: [{ shopDomain: "denied.myshopify.com", ...small }] });
});
afterAll(() => db.close());

const form = (group: string) => {
  const data = new FormData();
  data.append("group", group);
  return data;
};
const atRisk = { name: "Shelfwise: At risk", query: "rfm_group = 'AT_RISK'" };

it("reads which group a segment is to be of, and nothing that is no group", () => {
  expect(readSegmentForm(form("AT_RISK"))).toEqual(atRisk);
  expect(readSegmentForm(form("AT_RISK' OR 1 = 1"))).toBeNull();
  expect(readSegmentForm(new FormData())).toBeNull();
});

it("makes a segment at Shopify, and says in its words why it does not", async () => {
  const shop = await installed(allowed.store, allowed.domain);
  const client = await allowed.client();
  expect(await createSegment(shop, atRisk, client)).toEqual({
    kind: "created",
    name: atRisk.name,
    segmentId: expect.any(Number) as number,
  });
  expect(await createSegment(shop, atRisk, client)).toEqual({
    kind: "refused",
    message: "Name has already been taken",
  });
});

it("asks for the scope where it has not been granted", async () => {
  const shop = await installed(denied.store, denied.domain);
  expect(await createSegment(shop, atRisk, await denied.client())).toEqual({
    kind: "missingScope",
  });
});
