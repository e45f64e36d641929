import { expect, it } from "vitest";
import { toArrayLiteral, toCopyText } from "./copy-text";
import type { TableSpec } from "./table-spec";

interface Row {
  id: number;
  name: string | null;
  tags: readonly string[] | null;
  data: string;
  isNew: boolean;
}

const columns: TableSpec<Row>["columns"] = {
  id: "bigint",
  name: "text",
  tags: "text[]",
  data: "jsonb",
  isNew: "bool",
};
const row: Row = { id: 1, name: "a", tags: [], data: "{}", isNew: true };
const textOf = (rows: Row[], lead?: string) =>
  Buffer.concat([...toCopyText(columns, rows, lead)]).toString("utf8");

it("ends columns with a tab and rows with a line feed, after what leads them", () => {
  expect(textOf([row, { ...row, id: -2, isNew: false }], "7\t")).toBe(
    "7\t1\ta\t{}\t{}\ttrue\n7\t-2\ta\t{}\t{}\tfalse\n",
  );
  expect(textOf([])).toBe("");
});

it("tells null from an empty text and from what looks like it", () => {
  expect(textOf([{ ...row, name: null, tags: null }])).toBe("1\t\\N\t\\N\t{}\ttrue\n");
  expect(textOf([{ ...row, name: "" }])).toBe("1\t\t{}\t{}\ttrue\n");
  expect(textOf([{ ...row, name: "\\N" }])).toBe("1\t\\\\N\t{}\t{}\ttrue\n");
});

it("escapes what has a meaning of its own, and leaves out what cannot be stored", () => {
  expect(textOf([{ ...row, name: "a\tb\nc\r\\d\0e" }])).toBe(
    "1\ta\\tb\\nc\\r\\\\de\t{}\t{}\ttrue\n",
  );
  const data = JSON.stringify({ a: 'say "hi"\n', b: "\0x" });
  expect(textOf([{ ...row, data }])).toBe(
    '1\ta\t{}\t{"a":"say \\\\"hi\\\\"\\\\n","b":"x"}\ttrue\n',
  );
});

it("quotes the items of a list, whatever they hold", () => {
  expect(toArrayLiteral(['a"b', "c\\d", "", "NULL"])).toBe('{"a\\"b","c\\\\d","","NULL"}');
  expect(textOf([{ ...row, tags: ["x,y", "\\"] }])).toBe('1\ta\t{"x,y","\\\\\\\\"}\t{}\ttrue\n');
});

it("comes in chunks, none of them much larger than one row", () => {
  const rows = Array.from({ length: 1_000 }, () => ({ ...row, name: "x".repeat(1_000) }));
  const chunks = [...toCopyText(columns, rows)];
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(140_000);
});
