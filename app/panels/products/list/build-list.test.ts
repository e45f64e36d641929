import fc from "fast-check";
import { expect, it } from "vitest";
import {
  buildList,
  listAll,
  rowsNearPage,
  rowsOnPage,
  typeFilter,
  type Column,
} from "./build-list";
import type { RowName } from "./view";

interface Row extends RowName {
  value: number | null;
  word: string;
}

const row = (label: string, value: number | null, more: Partial<Row> = {}): Row => ({
  id: label,
  label,
  note: null,
  search: label,
  type: "Mug",
  vendor: null,
  adminUrl: null,
  value,
  word: "",
  ...more,
});
const column = (id: string, read: Column<Row>["read"]): Column<Row> => ({
  id,
  label: "products.columns.class",
  unit: "count",
  emptyText: "products.none",
  definition: null,
  read,
});
const columns = [column("value", ({ value }) => value), column("word", ({ word }) => word)];

const input = (rows: readonly Row[], query: string) => ({
  rows,
  columns,
  filters: [typeFilter(rows.map(({ type }) => type))],
  usualSort: { column: "value", isDescending: true },
  total: null,
  notes: [],
  params: new URLSearchParams(query),
});
const names = (rows: readonly Row[], query = "") =>
  buildList(input(rows, query)).rows.map(({ label }) => label);

it("puts what has no value last, whichever way it is sorted, and equal values by name", () => {
  const rows = [row("b", 1), row("none", null), row("a", 1), row("z", 5), row("zero", 0)];
  expect(names(rows)).toEqual(["z", "a", "b", "zero", "none"]);
  expect(names(rows, "sort=value&dir=asc")).toEqual(["zero", "a", "b", "z", "none"]);
  expect(names(rows, "sort=name&dir=asc")).toEqual(["a", "b", "none", "z", "zero"]);
  expect(names(rows, "sort=nonsense&dir=asc")).toEqual(["zero", "a", "b", "z", "none"]);
});

it("sorts words as words, and names by their order where they have one", () => {
  const rows = [row("x", 1, { word: "C" }), row("y", 1, { word: "A" })];
  expect(names(rows, "sort=word&dir=asc")).toEqual(["y", "x"]);
  const ordered = [row("100 and more", 1, { order: 2 }), row("20 to 100", 1, { order: 1 })];
  expect(names(ordered, "sort=name&dir=asc")).toEqual(["20 to 100", "100 and more"]);
});

it("gives the page asked for, the last one where there are fewer, and all of them for a file", () => {
  const rows = Array.from({ length: rowsOnPage + 1 }, (_, index) => row(`r${index}`, -index));
  expect(names(rows)).toHaveLength(rowsOnPage);
  expect(names(rows, "page=2")).toEqual([`r${rowsOnPage}`]);
  expect(names(rows, "page=99")).toEqual([`r${rowsOnPage}`]);
  expect(names(rows, "page=-1")[0]).toBe("r0");
  expect(names(rows, "page=x")[0]).toBe("r0");
  expect(listAll(input(rows, "page=2"))).toHaveLength(rowsOnPage + 1);
});

it("counts what is found beside what there is", () => {
  const rows = [row("Red mug", 1), row("Red hat", 2, { type: "Hat" }), row("Pen", 3, { type: "" })];
  const view = buildList(input(rows, "q=RED&type=Mug"));
  expect([view.foundCount, view.rowCount, view.search]).toEqual([1, 3, "RED"]);
  expect(view.filters[0]).toMatchObject({ value: "Mug", options: [{ value: "-" }, {}, {}] });
  expect(names(rows, "type=-")).toEqual(["Pen"]);
});

it("knows which rows may stand on a page without what any is called", () => {
  const few = fc.constantFrom(null, 0, 1, 2, 3);
  const lists = fc.array(fc.tuple(few, fc.constantFrom("a", "b", "c")), {
    maxLength: 4 * rowsOnPage,
  });
  const sorts = fc.constantFrom("", "sort=value&dir=asc", "sort=word", "sort=word&dir=asc");
  fc.assert(
    fc.property(lists, sorts, fc.integer({ min: 1, max: 6 }), (list, sort, page) => {
      const rows = list.map(([value, word], index) =>
        row(`${(index * 7) % 11}-${index}`, value, { word, id: String(index) }),
      );
      const query = `${sort}&page=${page}`;
      const unnamed = rows.map((each) => ({ ...each, label: "?" }));
      const near = rowsNearPage(input(unnamed, query)) ?? [];
      const named = unnamed.map((each) =>
        near.some(({ id }) => id === each.id) ? (rows[Number(each.id)] ?? each) : each,
      );
      expect(buildList(input(named, query)).rows).toEqual(buildList(input(rows, query)).rows);
    }),
  );
});

it("needs the catalogue for a page by name, of what is searched for, or of one type", () => {
  const rows = [row("a", 1), row("b", 2)];
  const isKnown = (query: string) => rowsNearPage(input(rows, query)) !== null;
  expect(["", "sort=value", "page=2"].map(isKnown)).toEqual([true, true, true]);
  expect(["sort=name", "q=a", "type=Mug", "type=Hat"].map(isKnown)).toEqual(Array(4).fill(false));
});
