import { loadFix } from "../../../app/panels/quality/fix/load.server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listBatchesToContinue } from "../../../app/quality/batches/batch.server";
import { checkShop } from "../../../app/quality/run/run.server";
import { listBatches, readBatch } from "../../../app/store/quality/batches.server";
import { takeWaiting } from "../../../app/store/quality/writing.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop } from "../../setup/test-database";
import { madeBy, openFixShop, spoilThreeTitles, type FixShop } from "./fix-shop";

let of: FixShop;
let other: ShopRow;
beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "fixes.myshopify.com",
    orders: 60,
    products: 80,
    historyDays: 100,
  });
  other = await installTestShop(of.db, "other-fixes.myshopify.com");
  await checkShop(of.shop, new Date());
}, 120_000);
afterAll(() => of.db.close());

describe("A fix", () => {
  it("is prepared from what was found, writes nothing before it is accepted, and then all of it", async () => {
    const { batchId, ids, before } = await spoilThreeTitles(of);
    const proposed = await of.changesOf(batchId);
    expect(proposed.map(({ field, before, after }) => [field, before, after]).sort()).toEqual(
      before.map((title) => ["title", `  ${title}`, title]).sort(),
    );
    await of.apply(batchId);
    expect(await of.stateOf(batchId)).toBe("open");
    expect(ids.map(of.titleAtShopify)).toEqual(before.map((title) => `  ${title}`));

    expect(await of.send(batchId, { intent: "accept" })).toEqual({ kind: "done", isDue: true });
    await of.apply(batchId);
    expect(await of.stateOf(batchId)).toBe("done");
    expect(ids.map(of.titleAtShopify)).toEqual(before);
    expect((await of.changesOf(batchId)).map(({ state }) => state)).toEqual(
      Array(3).fill("written"),
    );
    // What was written is read again.
    const { rows } = await of.db.query<{ id: string }>(
      `select payload ->> 'id' as id from webhook_inbox
       where shop_domain = $1 and webhook_id like $2`,
      [of.shop.domain, `fix ${batchId} %`],
    );
    expect(rows.map(({ id }) => Number(id)).sort()).toEqual([...ids].sort());
  });

  it("takes what is entered in place of what is proposed, and leaves out what is not ticked", async () => {
    const { batchId, before } = await spoilThreeTitles(of);
    const [one, two, three] = await of.changesOf(batchId);
    if (!one || !two || !three) throw new Error("Three changes were expected");
    expect(
      await of.send(batchId, { intent: "edit", changeNo: String(one.changeNo), value: "" }),
    ).toEqual({
      kind: "invalid",
      changeNo: one.changeNo,
      errors: { value: { text: "quality.fix.faults.empty" } },
    });
    await of.send(batchId, {
      intent: "edit",
      changeNo: String(one.changeNo),
      value: " Own title ",
    });
    await of.send(batchId, { intent: "choose", isChosen: "no", changeNo: String(two.changeNo) });
    await of.send(batchId, { intent: "accept" });
    await of.apply(batchId);
    expect(of.titleAtShopify(one.productId)).toBe("Own title");
    expect(of.titleAtShopify(two.productId)).toBe(two.before);
    expect(of.titleAtShopify(three.productId)).toBe(three.after);
    const states = new Map((await of.changesOf(batchId)).map((row) => [row.changeNo, row]));
    expect(states.get(one.changeNo)).toMatchObject({ state: "written", isEdited: true });
    expect(states.get(two.changeNo)).toMatchObject({ state: "open", isChosen: false });
    expect(before).toContain(three.after);
    // What was accepted is not edited any more.
    const late = await of.send(batchId, { intent: "choose", isChosen: "yes" });
    expect(late).toEqual({ kind: "refused", reason: { text: "quality.fix.notNow" } });
  });

  it("leaves alone what has become something else meanwhile, and knows what is so already", async () => {
    const { batchId, ids } = await spoilThreeTitles(of);
    const proposed = await of.changesOf(batchId);
    await of.send(batchId, { intent: "accept" });
    const [moved, same] = ids as [number, number];
    of.catalogue().updateProduct(moved, { title: "Renamed in the admin" });
    const wanted = proposed.find(({ productId }) => productId === same)?.after;
    of.catalogue().updateProduct(same, { title: String(wanted) });
    await of.apply(batchId);
    expect(of.titleAtShopify(moved)).toBe("Renamed in the admin");
    const byProduct = new Map((await of.changesOf(batchId)).map((row) => [row.productId, row]));
    expect(byProduct.get(moved)).toMatchObject({
      state: "changed",
      detail: "Renamed in the admin",
    });
    expect(byProduct.get(same)?.state).toBe("same");
  });

  it("goes on after its process was killed: what had been written is written, the rest is done", async () => {
    const { batchId, ids, before } = await spoilThreeTitles(of);
    await of.send(batchId, { intent: "accept" });
    const killedAt = new Date(Date.now() - 10 * 60_000);
    const taken = await withShop(of.shop, (tx) =>
      takeWaiting(tx, of.shop, batchId, { products: 10, silentSince: killedAt, now: killedAt }),
    );
    expect(taken).toHaveLength(3);
    // The first of them had reached Shopify.
    const [first] = taken;
    if (!first) throw new Error("Nothing was taken");
    of.catalogue().updateProduct(first.productId, { title: String(first.after) });
    await of.db.query("update quality_batch set beat_at = $2 where batch_id = $1", [
      batchId,
      killedAt,
    ]);
    expect(await listBatchesToContinue(new Date())).toContainEqual({ shopId: of.shop.id, batchId });
    await of.apply(batchId);
    expect(await of.stateOf(batchId)).toBe("done");
    expect((await of.changesOf(batchId)).map(({ state }) => state)).toEqual(
      Array(3).fill("written"),
    );
    expect(ids.map(of.titleAtShopify)).toEqual(before);
  });

  it("is not taken by two at once", async () => {
    const { batchId } = await spoilThreeTitles(of);
    await of.send(batchId, { intent: "accept" });
    const now = new Date();
    const take = () =>
      withShop(of.shop, (tx) =>
        takeWaiting(tx, of.shop, batchId, {
          products: 10,
          silentSince: new Date(now.getTime() - 60_000),
          now,
        }),
      );
    expect(await take()).toHaveLength(3);
    expect(await take()).toHaveLength(0);
    const later = new Date(now.getTime() + 61_000);
    await of.apply(batchId, later);
    expect(await of.stateOf(batchId)).toBe("done");
  });
});

describe("An undo", () => {
  it("is a batch of its own, and gives back what was there before", async () => {
    const { batchId, ids, before } = await spoilThreeTitles(of);
    await of.send(batchId, { intent: "accept" });
    await of.apply(batchId);
    const answer = await of.send(batchId, { intent: "undo" });
    if (answer.kind !== "undo") throw new Error("No undo was made");
    const view = await loadFix(of.shop, String(answer.batchId), new URLSearchParams(), new Date());
    // How the fix found its values is said of the fix, not of what takes it back.
    expect(view).toMatchObject({ content: { kind: "undo", notes: [] } });
    expect(ids.map(of.titleAtShopify)).toEqual(before);
    await of.send(answer.batchId, { intent: "accept" });
    await of.apply(answer.batchId);
    expect(ids.map(of.titleAtShopify)).toEqual(before.map((title) => `  ${title}`));
    expect((await of.changesOf(batchId)).map(({ state }) => state)).toEqual(
      Array(3).fill("undone"),
    );
    expect(await of.send(batchId, { intent: "undo" })).toEqual({
      kind: "refused",
      reason: { text: "quality.fix.nothingToUndo" },
    });
  });

  it("undoes one product alone, and not what has changed since", async () => {
    const { batchId, ids, before } = await spoilThreeTitles(of);
    await of.send(batchId, { intent: "accept" });
    await of.apply(batchId);
    const [first, second] = ids as [number, number];
    const one = await of.send(batchId, { intent: "undo", productId: String(first) });
    if (one.kind !== "undo") throw new Error("No undo was made");
    await of.send(one.batchId, { intent: "accept" });
    await of.apply(one.batchId);
    expect(of.titleAtShopify(first)).toBe(`  ${before[0]}`);
    expect(of.titleAtShopify(second)).toBe(before[1]);

    of.catalogue().updateProduct(second, { title: "Changed since" });
    const rest = await of.send(batchId, { intent: "undo" });
    if (rest.kind !== "undo") throw new Error("No undo was made");
    expect(await of.changesOf(rest.batchId)).toHaveLength(2);
    await of.send(rest.batchId, { intent: "accept" });
    await of.apply(rest.batchId);
    expect(of.titleAtShopify(second)).toBe("Changed since");
    const byProduct = new Map(
      (await of.changesOf(rest.batchId)).map((row) => [row.productId, row]),
    );
    expect(byProduct.get(second)).toMatchObject({ state: "changed", detail: "Changed since" });
  });
});

describe("A shop", () => {
  it("sees and changes its own batches alone", async () => {
    const { batchId } = await spoilThreeTitles(of);
    expect(await withShop(other, (tx) => readBatch(tx, other, batchId))).toBeNull();
    expect(await of.changesOf(batchId, other)).toEqual([]);
    expect(await of.send(batchId, { intent: "accept" }, other)).toMatchObject({ kind: "refused" });
    expect(await of.send(batchId, { intent: "undo" }, other)).toMatchObject({ kind: "refused" });
    expect(await of.stateOf(batchId)).toBe("open");
    const page = { offset: 0, limit: 10 };
    expect(await withShop(other, (tx) => listBatches(tx, other, page))).toEqual([]);
    expect((await withShop(of.shop, (tx) => listBatches(tx, of.shop, page)))[0]).toMatchObject({
      batchId,
      madeBy,
      states: { open: 3 },
    });
  });
});
