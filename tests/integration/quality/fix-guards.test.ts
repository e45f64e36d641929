import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUndo, prepareUndo } from "../../../app/quality/batches/undo.server";
import { everything } from "../../../app/quality/batches/source";
import { createBatch, moveBatch } from "../../../app/store/quality/batches.server";
import { addChanges } from "../../../app/store/quality/changes.server";
import { withShop } from "../../../app/store/with-shop.server";
import { madeBy, openFixShop, type FixShop } from "./fix-shop";

let of: FixShop;
let variants: { id: number; productId: number }[];
beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "fix-guards.myshopify.com",
    orders: 5,
    products: 20,
    historyDays: 30,
  });
  ({ rows: variants } = await of.db.query(
    `select id, product_id as "productId" from variant where shop_id = $1 order by id limit 8`,
    [of.shop.id],
  ));
}, 120_000);
afterAll(() => of.db.close());

interface Compared {
  at: number;
  before: string | null;
  after: string | null;
  fix: string;
}

/** An accepted batch of compare-at prices, as its preview stood when the merchant looked. */
async function accept(changes: readonly Compared[]): Promise<number> {
  const { shop } = of;
  const batchId = await withShop(shop, async (tx) => {
    const source = everything;
    const batch = { kind: "fix", undoOf: null, fixIds: [], source, total: 1, madeBy } as const;
    const id = await createBatch(tx, shop, { ...batch, fixIds: [] }, new Date());
    const rows = changes.map(({ at, before, after, fix }) => ({
      ...{ productId: variants[at]?.productId ?? 0, target: String(variants[at]?.id) },
      ...{ field: "compareAtPrice", fixIds: [fix], before, after },
      ...{ confidence: null, isChosen: true, undoesNo: null },
    }));
    await addChanges(tx, shop, id, rows);
    await moveBatch(tx, shop, id, { from: ["preparing"], to: "open", now: new Date() });
    return id;
  });
  await of.send(batchId, { intent: "accept" });
  return batchId;
}

function put(at: number, price: string, compareAtPrice: string | null): void {
  const errors = of.catalogue().updateVariant(variants[at]?.id ?? 0, { price, compareAtPrice });
  expect(errors).toEqual([]);
}
const compareAtOf = (at: number) => of.catalogue().variant(variants[at]?.id ?? 0)?.compareAtMinor;

async function outcomes(batchId: number) {
  const rows = await of.changesOf(batchId);
  return variants.flatMap(({ id }) =>
    rows.filter(({ target }) => target === String(id)).map(({ state, detail }) => [state, detail]),
  );
}

describe("A compare-at price", () => {
  it("is set beside the price that there is when it is written: never where it is not higher", async () => {
    put(0, "20.00", null);
    put(1, "20.00", null);
    put(2, "20.00", null);
    const entered = { before: null, after: "25.00", fix: "oldCompareAt" };
    const batchId = await accept([0, 1, 2].map((at) => ({ ...entered, at })));
    put(1, "25.00", null);
    put(2, "24.99", null);
    await of.apply(batchId);
    expect(await outcomes(batchId)).toEqual([
      ["written", null],
      ["priceMoved", "25.00"],
      ["written", null],
    ]);
    expect([0, 1, 2].map(compareAtOf)).toEqual([2_500, null, 2_500]);
  });

  it("is not cleared for not being higher, once the price has fallen below it; undone, it is as it was", async () => {
    put(3, "30.00", "25.00");
    put(4, "30.00", "25.00");
    put(5, "30.00", "25.00");
    const cleared = { before: "25.00", after: null };
    const batchId = await accept([
      { ...cleared, at: 3, fix: "compareAtNotHigher" },
      { ...cleared, at: 4, fix: "compareAtNotHigher" },
      // Whether an offer is over only the merchant knows: who ticks that means it, whatever the price.
      { ...cleared, at: 5, fix: "oldCompareAt" },
    ]);
    put(4, "24.99", "25.00");
    put(5, "24.99", "25.00");
    await of.apply(batchId);
    expect(await outcomes(batchId)).toEqual([
      ["written", null],
      ["priceMoved", "24.99"],
      ["written", null],
    ]);
    expect([3, 4, 5].map(compareAtOf)).toEqual([null, 2_500, null]);

    // The offer's price has risen since: given back, its compare-at price would be no reduction.
    put(5, "26.00", null);
    const undo = await of.send(batchId, { intent: "undo" });
    if (undo.kind !== "undo") throw new Error("No undo was made");
    await of.send(undo.batchId, { intent: "accept" });
    await of.apply(undo.batchId);
    expect(await outcomes(undo.batchId)).toEqual([
      ["written", null],
      ["priceMoved", "26.00"],
    ]);
    expect([3, 5].map(compareAtOf)).toEqual([2_500, null]);
  });
});

describe("An undo of many changes", () => {
  it("is made in portions, gone on with where it was left, with each change once and the last first", async () => {
    for (let at = 0; at < 8; at += 1) put(at, "20.00", null);
    const entered = { before: null, after: "25.00", fix: "oldCompareAt" };
    const batchId = await accept(variants.map((_, at) => ({ ...entered, at })));
    await of.apply(batchId);
    const limits = { clock: () => new Date(), isTimeUp: () => true, atOnce: 3 };
    const made = await createUndo(of.shop, { batchId, productId: null, madeBy }, limits);
    if (!made) throw new Error("No undo was made");
    expect(made.isReady).toBe(false);
    expect(await of.stateOf(made.undoId)).toBe("preparing");
    expect(await of.changesOf(made.undoId)).toHaveLength(3);
    // Nothing of half an undo is accepted.
    expect(await of.send(made.undoId, { intent: "accept" })).toMatchObject({ kind: "refused" });
    let portions = 1;
    while (await prepareUndo(of.shop, made.undoId, limits)) portions += 1;
    expect(portions).toBe(3);
    expect(await of.stateOf(made.undoId)).toBe("open");
    const changes = (await of.changesOf(made.undoId)).sort((a, b) => a.changeNo - b.changeNo);
    expect(changes.map(({ changeNo }) => changeNo)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(changes.map(({ undoesNo }) => undoesNo)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    await of.send(made.undoId, { intent: "accept" });
    await of.apply(made.undoId);
    expect(variants.map((_, at) => compareAtOf(at))).toEqual(Array(8).fill(null));
  });
});
