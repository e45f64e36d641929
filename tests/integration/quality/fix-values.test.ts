import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readValuesForm } from "../../../app/imports/values.server";
import { enterValues, type EnteredAnswer } from "../../../app/quality/batches/entered.server";
import { sourceSchema } from "../../../app/quality/batches/source";
import { loadFix } from "../../../app/panels/quality/fix/load.server";
import { readBatch } from "../../../app/store/quality/batches.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop } from "../../setup/test-database";
import { madeBy, openFixShop, type FixShop } from "./fix-shop";

let of: FixShop;
let other: ShopRow;
interface Variant {
  id: number;
  productId: number;
}
let variants: Variant[];

beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "fix-values.myshopify.com",
    orders: 5,
    products: 20,
    historyDays: 30,
  });
  other = await installTestShop(of.db, "other-fix-values.myshopify.com");
  const { rows } = await of.db.query<Variant>(
    `select v.id, v.product_id as "productId" from variant v
     join product p on p.shop_id = $1 and p.id = v.product_id and not p.is_gift_card
     where v.shop_id = $1 order by v.id limit 8`,
    [of.shop.id],
  );
  variants = rows;
  for (const [at, { id }] of variants.entries()) {
    const sku = at === 7 ? "V-6" : `V-${at}`;
    const barcode = at === 2 ? "4006381333931" : null;
    await of.db.query(
      `update variant set sku = $3, barcode = $4, unit_cost_minor = null, weight_value = 0
       where shop_id = $1 and id = $2`,
      [of.shop.id, id, sku, barcode],
    );
    of.catalogue().updateVariant(id, { sku, barcode, cost: null });
  }
}, 120_000);
afterAll(() => of.db.close());

async function enter(
  fields: Record<string, string | Blob>,
  batchId: number | null = null,
  shop: ShopRow = of.shop,
): Promise<EnteredAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const read = await readValuesForm(shop, form);
  return enterValues(shop, read, { batchId, madeBy, now: new Date() });
}
const entered = async (fields: Record<string, string | Blob>, batchId: number | null = null) => {
  const answer = await enter(fields, batchId);
  if (answer.kind !== "entered") throw new Error(JSON.stringify(answer));
  return answer;
};
const idOf = (at: number) => String(variants[at]?.id);

describe("Values from a spreadsheet", () => {
  it("become changes to be looked at, by SKU, barcode or id; nothing is written before they are accepted", async () => {
    const text = [
      ["v-0 ", "2,50"],
      [idOf(1), "3"],
      [`gid://shopify/ProductVariant/${idOf(3)}`, "5,00 €"],
      ["4006381333931", "4"],
      ["V-6", "9"],
      ["nobody", "1"],
      ["V-0", "2.50"],
      ["V-0", "7"],
      ["V-4", "cheap"],
    ]
      .map((cells) => cells.join("\t"))
      .join("\n");
    const { currency } = of.shop;
    const made = await entered({ field: "cost", text: text.replace("€", currency ?? "") });
    expect(made.done.values).toEqual({ entered: "4", same: "0", bad: "4" });
    const changes = await of.changesOf(made.batchId);
    expect(
      changes
        .map(({ target, field, before, after, isChosen }) => [
          target,
          field,
          before,
          after,
          isChosen,
        ])
        .sort(),
    ).toEqual(
      [
        [idOf(0), "cost", null, "2.50", true],
        [idOf(1), "cost", null, "3.00", true],
        [idOf(2), "cost", null, "4.00", true],
        [idOf(3), "cost", null, "5.00", true],
      ].sort(),
    );
    const batch = await withShop(of.shop, (tx) => readBatch(tx, of.shop, made.batchId));
    expect(batch).toMatchObject({ state: "open", madeBy });
    const kept = sourceSchema.parse(batch?.source).entered;
    expect(kept?.badRows.map(({ line, reason }) => [line, reason.text, reason.values])).toEqual([
      [5, "imports.values.several", { key: "V-6", number: "2" }],
      [6, "imports.values.unknown", { key: "nobody" }],
      [8, "imports.values.contradicts", { line: "1" }],
      [9, "imports.reasons.noAmount", expect.anything()],
    ]);
    const costs = () => variants.slice(0, 4).map(({ id }) => of.catalogue().variant(id)?.costMinor);
    expect(costs()).toEqual(Array(4).fill(null));

    // One is edited, one is left out, the rest is written.
    const no = (at: number) =>
      String(changes.find(({ target }) => target === idOf(at))?.changeNo ?? "");
    await of.send(made.batchId, { intent: "edit", changeNo: no(1), value: "3,10" });
    await of.send(made.batchId, { intent: "choose", isChosen: "no", changeNo: no(2) });
    await of.send(made.batchId, { intent: "accept" });
    await of.apply(made.batchId);
    const states = new Map(
      (await of.changesOf(made.batchId)).map((row) => [row.target, row.state]),
    );
    expect([0, 1, 2, 3].map((at) => states.get(idOf(at)))).toEqual([
      "written",
      "written",
      "open",
      "written",
    ]);
    expect((await of.send(made.batchId, { intent: "undo" })).kind).toBe("undo");
    expect(await enter({ field: "cost", text: "V-0\t9" }, made.batchId)).toMatchObject({
      kind: "refused",
      reason: { text: "quality.fix.notNow" },
    });
  });

  it("fill the open changes of a batch, add those it lacks, and leave what is so already", async () => {
    const first = await entered({ field: "weight", text: "V-0\t250 g\nV-1\t1,2 kg" });
    await of.db.query(
      "update variant set weight_value = 2, weight_unit = 'POUNDS' where shop_id = $1 and id = $2",
      [of.shop.id, variants[4]?.id],
    );
    const file = new Blob(["SKU;Gewicht (g)\nV-1;300\nV-3;50\nV-4;2 lb\n"]);
    const second = await entered({ field: "weight", text: "", file }, first.batchId);
    expect(second.batchId).toBe(first.batchId);
    expect(second.done.values).toEqual({ entered: "2", same: "1", bad: "0" });
    const changes = await of.changesOf(first.batchId);
    expect(changes.map(({ target, after }) => [target, after]).sort()).toEqual(
      [
        [idOf(0), "250 g"],
        [idOf(1), "300 g"],
        [idOf(3), "50 g"],
      ].sort(),
    );
    const view = await loadFix(of.shop, String(first.batchId), new URLSearchParams(), new Date());
    if (view.state !== "ready") throw new Error(view.state);
    expect(view.content.rule).toBe("quality.fix.values.names.weight");
    expect(view.content.valueFields).toEqual(["weight"]);
    expect(view.content.rows.every(({ isEdited }) => isEdited)).toBe(true);
  });

  it("do not take a barcode for what it is of where barcodes are entered, unless the header says so", async () => {
    expect(await enter({ field: "barcode", text: "4006381333931\t96385074" })).toEqual({
      kind: "badRows",
      badCount: 1,
      badRows: [
        {
          line: 1,
          reason: { text: "imports.values.unknown", values: { key: "4006381333931" } },
        },
      ],
    });
    const made = await entered({ field: "barcode", text: "V-2\t96385074" });
    expect((await of.changesOf(made.batchId)).map(({ before, after }) => [before, after])).toEqual([
      ["4006381333931", "96385074"],
    ]);
    expect(await enter({ field: "barcode", text: "V-2\t4006381333931" })).toEqual({
      kind: "refused",
      reason: { text: "imports.values.allSame" },
    });
  });

  it("are of the shop's own variants and batches", async () => {
    const others = { ...other, currency: "EUR" };
    expect(await enter({ field: "cost", text: "V-0\t2" }, null, others)).toMatchObject({
      kind: "badRows",
      badCount: 1,
    });
    expect(await enter({ field: "title", text: "V-0\t2" })).toMatchObject({ kind: "refused" });
  });
});
