import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopQueue } from "../../../app/jobs/queue.server";
import { toGid } from "../../../app/lib/gid";
import { continueBatch } from "../../../app/quality/batches/batch.server";
import type { FixPreview } from "../../../app/panels/extension/fix/view";
import type { ProductBlockReady } from "../../../app/panels/extension/product/view";
import type { ShopRow } from "../../../app/store/shops.server";
import { storeOf } from "../support/sync-store";
import { browser, openExtensionShops, type Caller } from "./extension-shop";

let of: Caller;
let shop: ShopRow;
let other: ShopRow;
beforeAll(async () => {
  of = await openExtensionShops();
  ({ shop, other } = of);
}, 120_000);
afterAll(async () => {
  await stopQueue();
  await of.db.close();
});

async function blockOf(id: number): Promise<ProductBlockReady> {
  const { status, body } = await of.as(shop, `/api/extension/products/${id}`);
  expect(status).toBe(200);
  return body as unknown as ProductBlockReady;
}

/** A product that a shop has, and the one with more products alone. */
async function anyOf(mine: ShopRow): Promise<number> {
  const { rows } = await of.db.query<{ id: number }>(
    "select min(product_id) as id from quality_product where shop_id = $1",
    [mine.id],
  );
  return rows[0]?.id ?? 0;
}

async function theirOwn(mine: ShopRow, theirs: ShopRow): Promise<number> {
  const { rows } = await of.db.query<{ id: number }>(
    `select product_id as id from quality_product q where shop_id = $1 and not exists (
       select from product p where p.shop_id = $2 and p.id = q.product_id) order by 1 limit 1`,
    [mine.id, theirs.id],
  );
  if (!rows[0]) throw new Error("Both shops have the same products");
  return rows[0].id;
}

describe("a call of an extension", () => {
  it("is answered to the shop of its token, for its own origin to read", async () => {
    const id = await anyOf(shop);
    const { status, headers } = await of.as(shop, `/api/extension/products/${id}`);
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cache-control")).toBe("no-store");
    const preflight = await fetch(`${of.url}/api/extension/fixes`, {
      method: "OPTIONS",
      headers: browser,
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization");
  });

  it("does not see what is another shop's: 404, as what is nobody's", async () => {
    const theirs = await theirOwn(other, shop);
    for (const id of [theirs, 999_999_999_999, "nonsense", -4]) {
      const { status, body, headers } = await of.as(shop, `/api/extension/products/${id}`);
      expect([id, status, body]).toEqual([id, 404, { code: "not_found" }]);
      expect(headers.get("access-control-allow-origin")).toBe("*");
    }
    const accepted = { categoryId: "gid://shopify/TaxonomyCategory/aa-1", before: null };
    const path = `/api/extension/products/${theirs}/category`;
    expect((await of.as(shop, path, accepted)).status).toBe(404);
    expect((await of.as(shop, "/api/extension/fixes", { productIds: [theirs] })).status).toBe(404);
    const made = await of.as(other, "/api/extension/fixes", { productIds: [theirs] });
    expect(made.body).toMatchObject({ kind: "made" });
    const batch = `/api/extension/fixes/${String(made.body?.batchId)}`;
    expect((await of.as(other, batch)).status).toBe(200);
    expect((await of.as(shop, batch)).status).toBe(404);
    for (const intent of ["accept", "discard"]) {
      expect((await of.as(shop, batch, { intent })).status).toBe(404);
    }
  });

  it("is refused without a token, and with one that has expired or that somebody else has signed", async () => {
    const path = `/api/extension/products/${await anyOf(shop)}`;
    const good = await of.tokenOf(shop);
    const [head, claims, signature] = good.split(".");
    const forged = `${head}.${claims}.${[...(signature ?? "")].reverse().join("")}`;
    const theirs = Buffer.from(claims ?? "", "base64url").toString();
    const moved = Buffer.from(theirs.replaceAll(shop.domain, other.domain)).toString("base64url");
    const expired = await of.tokenOf(shop, { lifetimeSeconds: -120 });
    for (const token of [undefined, forged, `${head}.${moved}.${signature}`, expired, "x"]) {
      const { status, headers } = await of.call(path, token === undefined ? {} : { token });
      expect(status).toBe(401);
      expect(headers.get("access-control-allow-origin")).toBe("*");
    }
    // A page's address may carry a token; here that is no proof.
    const inAddress = await of.call(`${path}?embedded=1&shop=${shop.domain}&id_token=${good}`);
    expect(inAddress.status).toBe(401);
  });

  it("is refused where it sends something else than what is asked for", async () => {
    const bodies = [
      "no json",
      {},
      { productIds: [] },
      { productIds: ["1"] },
      { productIds: [1.5] },
      { productIds: Array(3_000).fill(1) },
      `"${"x".repeat(60_000)}"`,
    ];
    for (const body of bodies) {
      const { status } = await of.as(shop, "/api/extension/fixes", body);
      expect(status).toBe(400);
    }
  });
});

describe("the block of a product", () => {
  it("says what the checks found, what the product has sold, and where there is more", async () => {
    const [id = 0] = await of.listFailing(shop, "TAX-01");
    const block = await blockOf(id);
    expect(block).toMatchObject({ state: "ready", appPath: `/app/quality/products/${id}` });
    expect(block.findings[0]).toMatchObject({ severity: "error" });
    const found = block.findings.find((finding) => finding.id === "TAX-01");
    expect(found?.title).toBe("No category");
    expect(block.fixable).toBeGreaterThan(0);
    const { rows } = await of.db.query<{ net: number; gross: number; returns: number }>(
      `select coalesce(sum(gross_minor + discounts_minor + returns_minor), 0)::int as net,
         coalesce(sum(gross_minor + discounts_minor), 0)::int as gross,
         -coalesce(sum(returns_minor), 0)::int as returns
       from sales_rollup where shop_id = $1 and dim = 'product' and grain = 'd' and key = $2
         and period between $3::date - 90 and $3::date - 1`,
      [shop.id, String(id), of.today()],
    );
    const { net = 0, gross = 0, returns = 0 } = rows[0] ?? {};
    expect(block.sales).toMatchObject({
      netMinor: net,
      returnRate: gross > 0 ? returns / gross : null,
    });
    expect(block.atStakeMinor).toBe(net);
  });

  it("has the suggested category written once it is accepted, beside what the product has", async () => {
    const suggested = [];
    for (const id of await of.listFailing(shop, "TAX-01")) {
      const { suggestion } = await blockOf(id);
      if (suggestion) suggested.push({ id, suggestion });
    }
    const [first] = suggested;
    if (!first) throw new Error("Nothing is suggested for any product");
    const { id, suggestion } = first;
    expect(suggestion).toMatchObject({ current: null, currentId: null, missingScope: null });
    const path = `/api/extension/products/${id}/category`;
    const atShopify = async () => {
      const client = await storeOf(of.store, shop.domain).client();
      const query = "query Category($id: ID!) { product(id: $id) { category { id } } }";
      const { data } = await client.query<{ product: { category: { id: string } | null } }>(query, {
        id: toGid("Product", id),
      });
      return data.product.category?.id ?? null;
    };

    // It was shown beside another category than the product has.
    const elsewhere = { categoryId: suggestion.categoryId, before: suggestion.categoryId };
    expect((await of.as(shop, path, elsewhere)).body).toMatchObject({ kind: "refused" });
    const unknown = { categoryId: "gid://shopify/TaxonomyCategory/zz-99", before: null };
    expect((await of.as(shop, path, unknown)).body).toMatchObject({ kind: "refused" });
    expect(await atShopify()).toBeNull();

    const accepted = await of.as(shop, path, { categoryId: suggestion.categoryId, before: null });
    expect(accepted.body).toMatchObject({ kind: "made" });
    expect(await write(Number(accepted.body?.batchId))).toMatchObject({
      state: "done",
      written: 1,
    });
    expect(await atShopify()).toBe(suggestion.categoryId);
  });
});

describe("the action that fixes", () => {
  it("proposes, shows before and after, and writes what is left ticked only once that is accepted", async () => {
    const [id = 0] = await of.listFailing(shop, "TTL-09");
    const title = () => of.store.world(shop.domain).catalogue.product(id)?.title;
    const before = title();
    const made = await of.as(shop, "/api/extension/fixes", { productIds: [id] });
    const path = `/api/extension/fixes/${String(made.body?.batchId)}`;
    const preview = (await of.as(shop, path)).body as unknown as FixPreview;
    expect(preview.state).toBe("open");
    const change = preview.rows.find(({ field }) => field === "Title");
    expect(change).toMatchObject({ before, isChosen: true });
    expect(change?.after).not.toBe(before);

    const others = preview.rows.filter((row) => row.isChosen && row !== change);
    for (const { no } of others) {
      const wish = { intent: "choose", changeNo: no, isChosen: false };
      expect((await of.as(shop, path, wish)).body).toEqual({ kind: "done" });
    }
    expect(title()).toBe(before);
    expect((await of.as(shop, path, { intent: "accept" })).body).toEqual({ kind: "done" });
    const after = await write(preview.batchId);
    expect(after).toMatchObject({ state: "done", written: 1 });
    expect(title()).toBe(change?.after);
    const late = await of.as(shop, path, { intent: "discard" });
    expect(late.body).toMatchObject({ kind: "refused" });
  });

  it("gives up what is discarded, and says where there is nothing to fix", async () => {
    const [id = 0] = await of.listFailing(shop, "IMG-05");
    const made = await of.as(shop, "/api/extension/fixes", { productIds: [id, 999_999_999] });
    const path = `/api/extension/fixes/${String(made.body?.batchId)}`;
    expect((await of.as(shop, path, { intent: "discard" })).body).toEqual({ kind: "done" });
    expect((await of.as(shop, path)).body).toMatchObject({ state: "discarded", all: 0 });
  });

  it("says which access is missing, and accepts nothing without it", async () => {
    await of.db.query(
      "update shop set granted_scopes = array_remove(granted_scopes, 'write_products') where id = $1",
      [shop.id],
    );
    const [id = 0] = await of.listFailing(shop, "TAX-01");
    const { suggestion } = await blockOf(id);
    const category = suggestion?.categoryId ?? "gid://shopify/TaxonomyCategory/aa";
    const accepted = { categoryId: category, before: suggestion?.currentId ?? null };
    const refused = await of.as(shop, `/api/extension/products/${id}/category`, accepted);
    expect([refused.status, refused.body]).toEqual([403, { code: "missing_scope" }]);
    const fixable = await of.listFailing(shop, "TTL-09");
    const made = await of.as(shop, "/api/extension/fixes", { productIds: fixable });
    const path = `/api/extension/fixes/${String(made.body?.batchId)}`;
    expect((await of.as(shop, path)).body).toMatchObject({ missingScopes: ["write_products"] });
    expect((await of.as(shop, path, { intent: "accept" })).status).toBe(403);
    expect((await of.as(shop, path)).body).toMatchObject({ state: "open" });
  });
});

/** Does what the job does, to the end. */
async function write(batchId: number): Promise<FixPreview> {
  while ((await continueBatch(shop.id, batchId, AbortSignal.timeout(60_000))) !== null);
  return (await of.as(shop, `/api/extension/fixes/${batchId}`)).body as unknown as FixPreview;
}
