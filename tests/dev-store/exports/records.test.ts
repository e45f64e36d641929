import { describe, expect, it } from "vitest";
import type { Line } from "./lines";
import { readRecords, type RecordShape } from "./records";

const ROWS = 6;

function read(text: string, options: Partial<RecordShape> = {}) {
  const lines: Line[] = text
    .split("\n")
    .map((line, at) => ({ number: at + 1, text: line, end: "\n" }));
  const broken: { line: number; reason: string }[] = [];
  const rows = [
    ...readRecords(lines[Symbol.iterator](), {
      delimiter: ",",
      width: ROWS,
      widths: [ROWS],
      isRow: ([key = ""]) => /^k\d+$/.test(key),
      onBroken: ({ line, reason }) => broken.push({ line, reason }),
      ...options,
    }),
  ];
  return {
    rows,
    broken,
    lines: rows.map(({ line }) => line),
    brokenLines: broken.map((b) => b.line),
  };
}

const row = (key: number) => `k${key},b,c,d,e,f`;

it("reads quoted commas, quotation marks and line breaks, and knows on which line each row begins", () => {
  const { rows, broken } = read(
    `k1,"b, b","c ""c""","d\nd\n\nd",e,f\n${row(2)}\n\n,,,,,\n${row(3)}`,
  );
  expect(rows).toEqual([
    { line: 1, cells: ["k1", "b, b", 'c "c"', "d\nd\n\nd", "e", "f"] },
    { line: 5, cells: ["k2", "b", "c", "d", "e", "f"] },
    { line: 8, cells: ["k3", "b", "c", "d", "e", "f"] },
  ]);
  expect(broken).toEqual([]);
});

it("leaves out a row with too many or too few cells and says which", () => {
  const { lines, broken } = read([row(1), "k2,b,c, c,d,e,f", row(3), "k4,b,c", row(5)].join("\n"));
  expect(lines).toEqual([1, 3, 5]);
  expect(broken).toEqual([
    { line: 2, reason: expect.stringContaining("has 7 cells where the header has 6: a comma") },
    { line: 4, reason: expect.stringContaining("has 3 cells where the header has 6") },
  ]);
});

it("accepts blank cells beyond the header only where rows usually have them", () => {
  expect(read(`${row(1)},\n${row(2)}`)).toMatchObject({ lines: [2], brokenLines: [1] });
  const { lines, brokenLines } = read(`${row(1)},\n${row(2)}\n${row(3)},x\n${row(4)},,`, {
    widths: [ROWS, ROWS + 1],
  });
  expect({ lines, brokenLines }).toEqual({ lines: [1, 2], brokenLines: [3, 4] });
});

it("gives up only the row with a quotation mark that is not doubled", () => {
  const inch = 'k2,a 5" pipe,c,d,e,f';
  const inner = 'k4,"a 6" pipe",c,d,e,f';
  const { lines, broken } = read([row(1), inch, row(3), inner, row(5)].join("\n"));
  expect(lines).toEqual([1, 3, 5]);
  expect(broken.map(({ line }) => line)).toEqual([2, 4]);
  expect(broken[0]?.reason).toContain("quotation mark");
});

it("reports each of several broken rows in a row, though their quotation marks add up", () => {
  const inch = (key: number) => `k${key},a 5" pipe,c,d,e,f`;
  const { lines, brokenLines } = read(
    [row(1), inch(2), inch(3), row(4), inch(5), row(6)].join("\n"),
  );
  expect({ lines, brokenLines }).toEqual({ lines: [1, 4, 6], brokenLines: [2, 3, 5] });
});

it("goes on after a quotation mark that opens a cell and never closes", () => {
  const open = 'k2,b,c,d,e,"never closed';
  for (const next of [row(3), 'k3,"b, b",c,d,e,f', 'k3,"b\nb",c,d,e,f']) {
    const { rows, brokenLines } = read([row(1), open, next, row(4), row(5)].join("\n"));
    expect(brokenLines).toEqual([2]);
    expect(rows.map(({ cells }) => cells[0])).toEqual(["k1", "k3", "k4", "k5"]);
  }
  const { lines, brokenLines } = read([row(1), open].join("\n"));
  expect({ lines, brokenLines }).toEqual({ lines: [1], brokenLines: [2] });
});

it("sees rows that a stray quotation mark swallowed though the number of cells is right", () => {
  const text = [row(1), 'k2,b,c,d,e,"open', row(3), row(4), 'the end"', row(6)].join("\n");
  const { rows, brokenLines } = read(text);
  expect(rows.map(({ cells }) => cells[0])).toEqual(["k1", "k3", "k4", "k6"]);
  expect(brokenLines).toEqual([2, 5]);
});

it("reads a blank before a quotation mark as no part of the cell", () => {
  const { rows, broken } = read('k1, "b, b", "c",d,e,f');
  expect(rows[0]?.cells).toEqual(["k1", "b, b", "c", "d", "e", "f"]);
  expect(broken).toEqual([]);
});

it("comes to an end soon on a long file whose quotation mark never closes", () => {
  const text = ['k1,b,c,d,e,"open', ...Array.from({ length: 6_000 }, () => "text, of no row")];
  const { rows, broken } = read(text.join("\n"));
  expect(rows).toEqual([]);
  expect(broken[0]?.line).toBe(1);
});

it("says which lines are left out with a broken row, and loses none in silence", () => {
  const odd = (key: string) => `${key},b,c,d,e,f`;
  const text = [row(1), 'k2,b,c,d,e,"open', odd("no key"), "text", "", odd("nor this")].join("\n");
  const { lines, broken } = read(text);
  expect(lines).toEqual([1]);
  expect(broken).toEqual([
    {
      line: 2,
      reason: expect.stringMatching(/not closed; 3 lines from 3 to 6 are left out with it$/),
    },
  ]);
  const { broken: one } = read([row(1), 'k2,b,c,d,e,"open', "text", row(3)].join("\n"));
  expect(one).toEqual([
    { line: 2, reason: expect.stringMatching(/; line 3 is left out with it$/) },
  ]);
});

describe("rows whose blank cells at the end were left off", () => {
  const short = { leastWidth: 4 };

  it("are filled up where another row or the end of the file follows", () => {
    const { rows, broken } = read(["k1,b,c,d", row(2), "k3,b,c,d,e", '"k4","b\nb",c,d', ""].join("\n"), short); // prettier-ignore
    expect(rows).toEqual([
      { line: 1, cells: ["k1", "b", "c", "d", "", ""], isShort: true },
      { line: 2, cells: ["k2", "b", "c", "d", "e", "f"] },
      { line: 3, cells: ["k3", "b", "c", "d", "e", ""], isShort: true },
      { line: 4, cells: ["k4", "b\nb", "c", "d", "", ""], isShort: true },
    ]);
    expect(broken).toEqual([]);
  });

  it("are cut off where they end too early, or go on in the next line", () => {
    const { lines, brokenLines } = read(
      ["k1,b,c", "k2,b,c,d,a note", "that goes on,f", row(4), "k5,b,c,d"].join("\n"),
      short,
    );
    expect({ lines, brokenLines }).toEqual({ lines: [4, 5], brokenLines: [1, 2, 3] });
  });

  it("are rows to go on at after a quotation mark that is not doubled", () => {
    const { lines, brokenLines } = read(
      ["k1,b,c,d", 'k2,a 5" pipe,c,d', "k3,b,c,d", row(4)].join("\n"),
      short,
    );
    expect({ lines, brokenLines }).toEqual({ lines: [1, 3, 4], brokenLines: [2] });
  });
});
