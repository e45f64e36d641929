import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadFix } from "../../../app/panels/quality/fix/load.server";
import { loadFixes } from "../../../app/panels/quality/fixes/load.server";
import { loadQualityCsv } from "../../../app/panels/quality/csv.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { listWrittenOf } from "../../../app/store/quality/writing.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop } from "../../setup/test-database";
import { madeBy, openFixShop, spoilThreeTitles, type FixShop } from "./fix-shop";

let of: FixShop;
let other: ShopRow;
beforeAll(async () => {
  of = await openFixShop({
    shopDomain: "fix-csv.myshopify.com",
    orders: 5,
    products: 12,
    historyDays: 30,
  });
  other = await installTestShop(of.db, "other-fix-csv.myshopify.com");
  await of.db.query(
    `insert into quality_listed (shop_id, product_id, title, vendor, product_type, status, errors,
       warnings, hints, net_minor, stock_minor)
     select shop_id, id, lower(title), vendor, product_type, status, 0, 0, 1, 0, 0
     from product where shop_id = $1`,
    [of.shop.id],
  );
}, 120_000);
afterAll(() => of.db.close());

async function tableOf(params: Record<string, string>) {
  const text = await loadQualityCsv(of.shop, new URLSearchParams(params), new Date());
  expect(text.startsWith("\ufeff# Shelfwise: ")).toBe(true);
  const lines = text.slice(1).split("\r\n");
  const comments = lines.filter((line) => /^"?#/.test(line));
  const rows = parse(lines.slice(comments.length).join("\r\n"), { columns: true }) as Record<
    string,
    string
  >[];
  return { comments: comments.join("\n"), rows };
}

it("has every change of a batch with what became of it, by whom and when", async () => {
  const { batchId, before } = await spoilThreeTitles(of);
  const changes = "changes";
  const open = await tableOf({ table: changes, batch: String(batchId) });
  expect(open.rows.map((row) => row.Result)).toEqual(Array(3).fill("Ticked, not accepted yet"));
  const [one, two, three] = await of.changesOf(batchId);
  if (!one || !two || !three) throw new Error("Three changes were expected");
  await of.send(batchId, { intent: "edit", changeNo: String(one.changeNo), value: "=1+1" });
  await of.send(batchId, { intent: "choose", isChosen: "no", changeNo: String(two.changeNo) });
  await of.send(batchId, { intent: "accept" }, of.shop, "7002");
  of.catalogue().updateProduct(three.productId, { title: "Another, by hand" });
  await of.apply(batchId, new Date("2026-11-30T10:00:00Z"));

  const { comments, rows } = await tableOf({ table: changes, batch: String(batchId) });
  expect(comments).toContain("Accepted (UTC): ");
  expect(comments).toContain("Before is the value when it was proposed");
  const byId = new Map(rows.map((row) => [row["Product id"], row]));
  const shared = { What: "Title", By: madeBy, "Accepted by": "7002", "Variant or option": "" };
  expect(byId.get(String(one.productId))).toMatchObject({
    ...shared,
    Before: one.before,
    // A spreadsheet must not run it.
    After: "'=1+1",
    "Entered by you": "Yes",
    Result: "Written",
    "Written at (UTC)": "2026-11-30T10:00:00.000Z",
  });
  const left = { ...shared, Result: "Left out", "Written at (UTC)": "" };
  expect(byId.get(String(two.productId))).toMatchObject(left);
  expect(before).toContain(byId.get(String(two.productId))?.After);
  expect(byId.get(String(three.productId))).toMatchObject({
    ...shared,
    Result: "Left alone: it has become Another, by hand meanwhile",
    "Written at (UTC)": "",
  });
  const failed = await tableOf({ table: changes, batch: String(batchId), show: "failed" });
  expect(failed.rows.map((row) => row["Product id"])).toEqual([String(three.productId)]);

  const list = await tableOf({ table: "batches" });
  expect(list.rows).toHaveLength(1);
  expect(list.rows[0]).toMatchObject({
    Number: String(batchId),
    By: madeBy,
    "Accepted by": "7002",
    State: "Done",
    Changes: "3",
    Written: "1",
    "Not written": "1",
    "Left out": "1",
  });
});

it("says who has accepted a batch, which need not be who asked for it", async () => {
  const { batchId, ids } = await spoilThreeTitles(of);
  const params = new URLSearchParams();
  const shown = async () => {
    const view = await loadFix(of.shop, String(batchId), params, new Date());
    const list = await loadFixes(of.shop, params, new Date());
    if (view.state !== "ready" || list.state !== "ready") throw new Error("Not ready");
    const { madeBy: by, acceptedBy, acceptedAt } = view.content;
    const row = list.content.rows.find((each) => each.batchId === batchId);
    expect(row).toMatchObject({ madeBy: by, acceptedBy });
    return { by, acceptedBy, isAccepted: acceptedAt !== null };
  };
  expect(await shown()).toEqual({ by: madeBy, acceptedBy: null, isAccepted: false });
  await of.send(batchId, { intent: "accept" }, of.shop, "7003");
  await of.apply(batchId);
  expect(await shown()).toEqual({ by: madeBy, acceptedBy: "7003", isAccepted: true });
  const written = await withShop(of.shop, (tx) => listWrittenOf(tx, of.shop, ids[0] ?? 0, 5));
  expect(written[0]).toMatchObject({ batchId, field: "title", acceptedBy: "7003" });
  // Who takes it back is said of the batch that does.
  await of.send(batchId, { intent: "undo" }, of.shop, "7004");
  expect(await shown()).toEqual({ by: madeBy, acceptedBy: "7003", isAccepted: true });
});

it("is of the shop's own batches, and of one that there is", async () => {
  const params = new URLSearchParams({ table: "changes", batch: "1" });
  await expect(loadQualityCsv(other, params, new Date())).rejects.toMatchObject({
    code: "not_found",
  });
  params.set("batch", "x");
  await expect(loadQualityCsv(of.shop, params, new Date())).rejects.toMatchObject({
    code: "not_found",
  });
});
