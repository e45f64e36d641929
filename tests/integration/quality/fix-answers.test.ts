import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toGid } from "../../../app/lib/gid";
import { checkShop } from "../../../app/quality/run/run.server";
import { readBatch } from "../../../app/store/quality/batches.server";
import { countChanges } from "../../../app/store/quality/changes.server";
import { readQualityState } from "../../../app/store/quality/state.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openFixShop, spoilThreeTitles, writingScopes, type FixShop } from "./fix-shop";

let of: FixShop;

beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "answers.myshopify.com",
    orders: 60,
    products: 80,
    historyDays: 100,
  });
  await checkShop(of.shop, new Date());
}, 120_000);
afterAll(() => of.db.close());

describe("Categories in bulk", () => {
  it("ticks what is surely right, writes it, and asks for the products to be checked anew", async () => {
    const ids = await of.listActive(10, 30);
    for (const id of ids) of.catalogue().updateProduct(id, { category: null });
    await of.db.query(
      "update product set category_id = null where shop_id = $1 and id = any($2::bigint[])",
      [of.shop.id, ids],
    );
    await of.db.query("update quality_product set fingerprint = '' where shop_id = $1", [
      of.shop.id,
    ]);
    await of.db.query("update quality_state set full_context = null where shop_id = $1", [
      of.shop.id,
    ]);
    await of.db.query("update quality_state set asked_at = now() + interval '1 second'");
    await checkShop(of.shop, new Date());
    const batchId = await of.ask({ checkIds: ["TAX-01"], productIds: ids });
    const counts = await withShop(of.shop, (tx) => countChanges(tx, of.shop, batchId));
    expect(counts.all).toBe(counts.products);
    expect(counts.chosen).toBeGreaterThan(5);
    const chosen = (await of.changesOf(batchId)).filter(({ isChosen }) => isChosen);
    for (const { confidence } of chosen) expect(confidence).toBeGreaterThanOrEqual(0.92);
    const askedAt = async () =>
      (await withShop(of.shop, (tx) => readQualityState(tx, of.shop))).askedAt?.getTime() ?? 0;
    const before = await askedAt();
    await of.send(batchId, { intent: "accept" });
    await of.apply(batchId, new Date(before + 1_000));
    expect(await askedAt()).toBeGreaterThan(before);
    const written = (await of.changesOf(batchId)).filter(({ state }) => state === "written");
    expect(written).toHaveLength(chosen.length);
    const client = await of.store.client();
    const gids = written.map(({ productId }) => toGid("Product", productId));
    const { data } = await client.query<{ nodes: { id: string; category: { id: string } }[] }>(
      "query Categories($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { id category { id } } } }",
      { ids: gids },
    );
    expect(new Map(data.nodes.map(({ id, category }) => [id, category.id]))).toEqual(
      new Map(written.map(({ productId, after }) => [toGid("Product", productId), after])),
    );
  });
});

describe("What Shopify does not take", () => {
  it("is shown in its words, keeps nothing else from being written, and can be tried again", async () => {
    const { batchId, before } = await spoilThreeTitles(of);
    const [bad] = await of.changesOf(batchId);
    if (!bad) throw new Error("Three changes were expected");
    await of.db.query(
      `update quality_change set after = '""' where shop_id = $1 and batch_id = $2 and change_no = $3`,
      [of.shop.id, batchId, bad.changeNo],
    );
    await of.send(batchId, { intent: "accept" });
    await of.apply(batchId);
    const states = (await of.changesOf(batchId)).map(({ changeNo, state, detail }) => ({
      isBad: changeNo === bad.changeNo,
      state,
      detail,
    }));
    expect(states.filter(({ isBad }) => isBad)).toEqual([
      { isBad: true, state: "refused", detail: "Title can't be blank" },
    ]);
    expect(states.filter(({ state }) => state === "written")).toHaveLength(2);

    await of.db.query(
      `update quality_change set after = proposed where shop_id = $1 and batch_id = $2`,
      [of.shop.id, batchId],
    );
    expect(await of.send(batchId, { intent: "retry" })).toEqual({ kind: "done", isDue: true });
    await of.apply(batchId);
    expect((await of.changesOf(batchId)).map(({ state }) => state)).toEqual(
      Array(3).fill("written"),
    );
    expect(before).toContain(of.titleAtShopify(bad.productId));
  });

  it("stops where the access is missing, loses nothing, and goes on once it is given", async () => {
    const { batchId, ids, before } = await spoilThreeTitles(of);
    await of.send(batchId, { intent: "accept" });
    of.store.store.platform(of.store.domain).revokeScopes(["write_products"]);
    await of.apply(batchId);
    const batch = await withShop(of.shop, (tx) => readBatch(tx, of.shop, batchId));
    expect(batch).toMatchObject({ state: "stopped", detail: "write_products" });
    expect((await of.changesOf(batchId)).map(({ state }) => state)).toEqual(
      Array(3).fill("waiting"),
    );

    of.store.store.platform(of.store.domain).grantScopes(writingScopes);
    expect(await of.send(batchId, { intent: "resume" })).toEqual({ kind: "done", isDue: true });
    await of.apply(batchId);
    expect(await of.stateOf(batchId)).toBe("done");
    expect(ids.map(of.titleAtShopify)).toEqual(before);
  });
});
