import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refreshListed } from "../../../app/store/quality/listed.server";
import { changeQuality } from "../../../app/quality/change-quality.server";
import type { Database } from "../../../app/store/database.server";
import {
  countQualityProducts,
  listQualityProductIds,
  listQualityProducts,
} from "../../../app/store/quality/product-list.server";
import { listSavedViews, mostViews } from "../../../app/store/quality/saved-views.server";
import { listAssignees, readTask, readTaskEntries } from "../../../app/store/quality/tasks.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { parseFixForm } from "../../../app/panels/quality/fix/ask.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

const now = new Date("2026-11-29T12:00:00Z");
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-tasks.myshopify.com");
  two = await installTestShop(db, "two-tasks.myshopify.com");
  for (const shop of [one, two])
    await withShop(shop, async (tx) => {
      for (const id of [1, 2, 3]) await putQualityProduct(tx, shop, { id, title: `Hat ${id}` });
      await tx.query(
        `insert into quality_product (shop_id, product_id, errors, warnings, hints, unknown,
           stock_minor, fingerprint, settings_key, checked_at)
         select $1, id, 0, 0, 0, '{}', 0, '', '', now() from product where shop_id = $1`,
        [shop.id],
      );
      await refreshListed(tx, shop, [1, 2, 3]);
    });
});
afterAll(() => db.close());

function send(shop: ShopRow, fields: Record<string, string>, product?: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeQuality(shop, form, { now, madeBy: "77" }, product);
}
const taskOf = (shop: ShopRow, id: number) => withShop(shop, (tx) => readTask(tx, shop, id));
const logOf = async (shop: ShopRow, id: number) =>
  (await withShop(shop, (tx) => readTaskEntries(tx, shop, id, 20))).map(
    ({ entryNo, kind, text, madeBy }) => [entryNo, kind, text, madeBy],
  );

describe("Work on products", () => {
  it("is given to somebody until a day, of several products at once, and each change is kept", async () => {
    const asked = { intent: "assign", productIds: "1,2", assignee: " Ada ", dueDay: "2026-12-05" };
    expect(await send(one, asked)).toMatchObject({ kind: "done" });
    const given = { assignee: "Ada", dueDay: "2026-12-05", status: "open" };
    expect(await taskOf(one, 1)).toEqual(given);
    expect(await taskOf(one, 2)).toEqual(given);
    expect(await taskOf(one, 3)).toBeNull();
    // The same again is no change.
    await send(one, asked);
    await send(one, { intent: "assign", productIds: "1", status: "doing" });
    await send(one, { intent: "assign", productIds: "1", dueDay: "" });
    expect(await taskOf(one, 1)).toEqual({ assignee: "Ada", dueDay: null, status: "doing" });
    expect(await logOf(one, 1)).toEqual([
      [4, "due", null, "77"],
      [3, "status", "doing", "77"],
      [2, "due", "2026-12-05", "77"],
      [1, "assignee", "Ada", "77"],
    ]);
  });

  it("has notes, each with who wrote it", async () => {
    await send(one, { intent: "note", text: " Ask the supplier " }, "3");
    expect(await logOf(one, 3)).toEqual([[1, "note", "Ask the supplier", "77"]]);
    expect(await send(one, { intent: "note", text: "  " }, "3")).toMatchObject({ kind: "refused" });
  });

  it("narrows the list of products", async () => {
    const all = { vendor: null, type: null, status: null, checkIds: null, severity: null };
    const found = (filter: { assignee?: string; task?: string }) =>
      withShop(one, async (tx) => {
        const wanted = { ...all, search: "", ...filter };
        const rows = await listQualityProducts(tx, one, wanted, { offset: 0, limit: 10 });
        expect(await countQualityProducts(tx, one, wanted)).toBe(rows.length);
        return rows.map(({ productId }) => productId);
      });
    expect(await found({})).toHaveLength(3);
    expect(await found({ assignee: "Ada" })).toEqual([1, 2]);
    expect(await found({ assignee: "Ada", task: "doing" })).toEqual([1]);
    expect(await found({ assignee: "Bob" })).toEqual([]);
  });

  it("is overdue from the day after it was due, in the shop's own day, until it is done", async () => {
    await send(one, { intent: "assign", productIds: "1,2,3", dueDay: "2026-12-05" });
    await send(one, { intent: "assign", productIds: "2", status: "done" });
    await send(one, { intent: "assign", productIds: "3", dueDay: "2026-12-06" });
    const overdue = (at: string, timezone: string) => {
      const form = new FormData();
      form.append("due", "overdue");
      const source = parseFixForm(form, { timezone }, new Date(at));
      if (!source) throw new Error("Nothing was asked for");
      return withShop(one, async (tx) => {
        const ids = await listQualityProductIds(tx, one, source, { afterId: 0, limit: 10 });
        expect(await countQualityProducts(tx, one, source)).toBe(ids.length);
        return ids;
      });
    };
    expect(await overdue("2026-12-05T22:59:00Z", "Europe/Lisbon")).toEqual([]);
    expect(await overdue("2026-12-05T23:01:00Z", "Europe/Berlin")).toEqual([1]);
    expect(await overdue("2026-12-06T12:00:00Z", "Europe/Berlin")).toEqual([1]);
    expect(await overdue("2026-12-07T12:00:00Z", "Europe/Berlin")).toEqual([1, 3]);
  });

  it("says of several products what could be set, and what could not", async () => {
    const answer = await send(one, { intent: "assign", productIds: "1,2,3,99", status: "done" });
    expect(answer).toEqual({
      kind: "done",
      done: {
        text: "quality.answers.tasksSetSome",
        values: { changed: "2", same: "1", gone: "1" },
      },
      asksForRun: false,
    });
    expect((await logOf(one, 3)).at(0)).toEqual([4, "status", "done", "77"]);
    // What was so already is not noted again.
    expect((await logOf(one, 2)).at(0)).toEqual([3, "status", "done", "77"]);
    const cleared = { intent: "assign", productIds: "1,2", assignee: "", dueDay: "" };
    expect(await send(one, cleared)).toMatchObject({
      done: { values: { changed: "2", gone: "0" } },
    });
    expect(await taskOf(one, 1)).toEqual({ assignee: null, dueDay: null, status: "done" });
    expect(await send(one, { intent: "assign", productIds: "98,99", status: "done" })).toEqual({
      kind: "refused",
      reason: { text: "quality.answers.tasksGone" },
    });
    expect(await send(one, { intent: "assign", productIds: "1" })).toEqual({
      kind: "refused",
      reason: { text: "quality.answers.nothingToSet" },
    });
    await send(one, { intent: "assign", productIds: "1", assignee: "Ada" });
  });

  it("is the shop's own, and of products that it has", async () => {
    expect(await taskOf(two, 1)).toBeNull();
    expect(await withShop(two, (tx) => listAssignees(tx, two, 10))).toEqual([]);
    expect(await withShop(one, (tx) => listAssignees(tx, one, 10))).toEqual(["Ada"]);
    await send(two, { intent: "assign", productIds: "99", assignee: "Eve" });
    expect(await taskOf(two, 99)).toBeNull();
  });
});

describe("Saved views", () => {
  it("are kept by name, replaced and deleted, each shop's own", async () => {
    const view = { intent: "saveView", page: "products", query: "severity=error" };
    await send(one, { ...view, name: "Errors" });
    await send(one, { ...view, name: "Errors", query: "severity=error&vendor=Kiln" });
    await send(one, { ...view, name: "a first one" });
    const views = (shop: ShopRow) => withShop(shop, (tx) => listSavedViews(tx, shop));
    expect((await views(one)).map(({ name, query }) => [name, query])).toEqual([
      ["a first one", "severity=error"],
      ["Errors", "severity=error&vendor=Kiln"],
    ]);
    expect(await views(two)).toEqual([]);
    await send(two, { intent: "deleteView", page: "products", name: "Errors" });
    await send(one, { intent: "deleteView", page: "products", name: "a first one" });
    expect(await views(one)).toHaveLength(1);
  });

  it("are refused where there are too many", async () => {
    const view = { intent: "saveView", page: "rules", query: "severity=hint" };
    for (let index = 1; index < mostViews; index += 1) {
      expect(await send(one, { ...view, name: `v${index}` })).toMatchObject({ kind: "done" });
    }
    expect(await send(one, { ...view, name: "one more" })).toEqual({
      kind: "refused",
      reason: { text: "quality.answers.tooManyViews" },
    });
    expect(await send(one, { ...view, name: "v1", query: "q=x" })).toMatchObject({ kind: "done" });
  });
});
