import fc from "fast-check";
import { expect, it } from "vitest";
import { toArrayLiteral } from "./copy-writer";
import { createRowPacker, packRows, parentsOf, pickRows, toChunks } from "./packed-rows";
import { toStorableJson, toStorableText } from "./storable";
import type { ColumnType, TableSpec } from "./table-spec";
import { unpackColumns, unpackNumbers, withoutCells } from "./unpack-rows";

interface Row {
  id: number;
  name: string | null;
  tags: readonly string[] | null;
  data: string;
  isNew: boolean;
}

const spec: TableSpec<Row> = {
  table: "things",
  key: ["id"],
  columns: { id: "bigint", name: "text", tags: "text[]", data: "jsonb", isNew: "bool" },
};
const row: Row = { id: 1, name: "a", tags: [], data: "{}", isNew: true };
const shop = { id: 7 };
const textOf = (rows: Row[]) =>
  Buffer.concat([...toChunks(packRows(spec, shop, rows))]).toString("utf8");

it("ends columns with a tab and rows with a line feed, after the shop's number", () => {
  expect(textOf([row, { ...row, id: -2, isNew: false }])).toBe(
    "7\t1\ta\t{}\t{}\ttrue\n7\t-2\ta\t{}\t{}\tfalse\n",
  );
  expect(textOf([])).toBe("");
});

it("tells null from an empty text and from what looks like it", () => {
  expect(textOf([{ ...row, name: null, tags: null }])).toBe("7\t1\t\\N\t\\N\t{}\ttrue\n");
  expect(textOf([{ ...row, name: "" }])).toBe("7\t1\t\t{}\t{}\ttrue\n");
  expect(textOf([{ ...row, name: "\\N" }])).toBe("7\t1\t\\\\N\t{}\t{}\ttrue\n");
});

it("escapes what has a meaning of its own, and leaves out what cannot be stored", () => {
  expect(textOf([{ ...row, name: "a\tb\nc\r\\d\0e" }])).toBe(
    "7\t1\ta\\tb\\nc\\r\\\\de\t{}\t{}\ttrue\n",
  );
  const data = JSON.stringify({ a: 'say "hi"\n', b: "\0x" });
  expect(textOf([{ ...row, data }])).toBe(
    '7\t1\ta\t{}\t{"a":"say \\\\"hi\\\\"\\\\n","b":"x"}\ttrue\n',
  );
});

it("quotes the items of a list, whatever they hold", () => {
  expect(toArrayLiteral(['a"b', "c\\d", "", "NULL"])).toBe('{"a\\"b","c\\\\d","","NULL"}');
  expect(textOf([{ ...row, tags: ["x,y", "\\"] }])).toBe('7\t1\ta\t{"x,y","\\\\\\\\"}\t{}\ttrue\n');
});

it("comes in chunks, none of them much larger than one row", () => {
  const rows = Array.from({ length: 1_000 }, (_, id) => ({ ...row, id, name: "x".repeat(1_000) }));
  const chunks = [...toChunks(packRows(spec, shop, rows))];
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(140_000);
});

interface Child {
  parentId: number;
  id: number;
  size: number | null;
  note: string | null;
  tags: readonly string[];
  data: string;
  isNew: boolean;
}

const childSpec: TableSpec<Child> = {
  table: "children",
  key: ["parentId", "id"],
  columns: {
    parentId: "bigint",
    id: "bigint",
    size: "float8",
    note: "text",
    tags: "text[]",
    data: "jsonb",
    isNew: "bool",
  },
};

const awkward = fc.constantFrom("\\N", "\\", "\t", "\n", "\r", "\0", "", '"', "\ud800", "é", "🧦");
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.oneof(awkward, fc.string())).map((parts) => parts.join("")),
);
const child: fc.Arbitrary<Child> = fc.record({
  parentId: fc.integer({ min: 1, max: 9 }),
  id: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.maxSafeNat()),
  size: fc.option(fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true }), fc.integer())),
  note: fc.option(text),
  tags: fc.array(text, { maxLength: 3 }),
  data: fc.jsonValue().map((value) => JSON.stringify(value)),
  isNew: fc.boolean(),
});
const children = fc.array(child, { maxLength: 30 });

/** What PostgreSQL reads in a cell: half a pair becomes what stands for it in UTF-8. */
function cellText(cell: Child[keyof Child], type: ColumnType): string | null {
  if (cell === null) return null;
  const written = typeof cell === "object" ? toArrayLiteral(cell) : String(cell);
  const storable = type === "jsonb" ? toStorableJson(written) : toStorableText(written);
  return Buffer.from(storable, "utf8").toString("utf8");
}

const lastOfEach = (rows: Child[]) => [
  ...new Map(rows.map((row, index) => [`${row.parentId}|${row.id}`, index])).values(),
];

it("keeps every cell of every type, and of rows with the same key the last", () => {
  fc.assert(
    fc.property(children, (rows) => {
      const kept = lastOfEach(rows)
        .sort((a, b) => a - b)
        .map((index) => rows[index] as Child);
      const packed = packRows(childSpec, shop, rows);
      expect(packed.count).toBe(kept.length);
      expect([...parentsOf(packed)]).toEqual(kept.map(({ parentId }) => parentId));
      const names = Object.keys(childSpec.columns) as (keyof Child)[];
      expect(unpackColumns(childSpec, packed)).toEqual(
        names.map((name) => kept.map((row) => cellText(row[name], childSpec.columns[name]))),
      );
      expect(unpackNumbers(childSpec, packed, "id")).toEqual(kept.map(({ id }) => id));
    }),
    { numRuns: 300 },
  );
});

it("picks rows by their place, each whole, as if only those had been packed", () => {
  fc.assert(
    fc.property(children, fc.func(fc.boolean()), (rows, keep) => {
      const unique = packRows(childSpec, shop, rows);
      const indexes = Array.from({ length: unique.count }, (_, index) => index);
      const ids = unpackNumbers(childSpec, unique, "id");
      const picked = pickRows(unique, (index) => keep(index));
      const expected = indexes
        .filter((index) => keep(index))
        .flatMap(
          (index) =>
            rows.findLast((row) => row.id === ids[index] && row.parentId === unique.leads[index]) ??
            [],
        );
      const again = packRows(childSpec, shop, expected);
      expect(Buffer.from(picked.text)).toEqual(Buffer.from(again.text));
      expect({ ...picked, text: null }).toEqual({ ...again, text: null });
    }),
  );
});

it("empties cells of some rows and leaves the rest as it was", () => {
  fc.assert(
    fc.property(children, fc.func(fc.boolean()), (rows, isMeant) => {
      const packed = packRows(childSpec, shop, rows);
      const emptied = withoutCells(childSpec, packed, (index) => isMeant(index), ["note", "size"]);
      const names = Object.keys(childSpec.columns);
      const expected = unpackColumns(childSpec, packed).map((column, at) =>
        column.map((cell, index) =>
          isMeant(index) && ["note", "size"].includes(names[at] ?? "") ? null : cell,
        ),
      );
      expect(unpackColumns(childSpec, emptied)).toEqual(expected);
      expect(emptied.starts.at(-1)).toBe(emptied.text.length);
    }),
  );
});

it("begins anew with each batch, and takes no rows of another table or shop for its own", () => {
  const packer = createRowPacker(spec, shop);
  packer.add(row);
  expect(packer.take().count).toBe(1);
  packer.add({ ...row, id: 2 });
  const packed = packer.take();
  expect([...packed.leads]).toEqual([2]);
  expect(packRows(spec, shop, packed)).toBe(packed);
  expect(() => packRows({ ...spec, table: "others" }, shop, packed)).toThrow(/are not others/);
  expect(() => packRows(spec, { id: 8 }, packed)).toThrow(/of shop 7/);
});

it("keeps each row whose key is no number, and of the same key the last", () => {
  const daySpec: TableSpec<{ day: string; count: number }> = {
    table: "days",
    key: ["day"],
    columns: { day: "date", count: "int" },
  };
  const packed = packRows(daySpec, shop, [
    { day: "2026-11-01", count: 1 },
    { day: "2026-11-02", count: 2 },
    { day: "2026-11-01", count: 3 },
  ]);
  expect(unpackColumns(daySpec, packed)).toEqual([
    ["2026-11-02", "2026-11-01"],
    ["2", "3"],
  ]);
  expect([...packed.leads]).toEqual([NaN, NaN]);
});
