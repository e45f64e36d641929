import { expect, it } from "vitest";
import { readProducts } from "./index";
import { writeExport } from "./testing/export-file";

const plain = `Handle,Title,Body (HTML),Vendor,Variant Price
hat,Hat,"<p>Warm, ""soft""</p>",Wool & Co,12.50
cap,Cap,,Größe,9.00
`;
const read = (content: string | Uint8Array) => readProducts(writeExport("products.csv", content));
const about = (assumptions: readonly { field: string; rule: string; rows: number }[]) =>
  assumptions.filter(({ rule }) => !rule.startsWith("The file has no such column"));

it("reads the same products whatever the encoding, the mark and the line ends", async () => {
  const { items } = await read(plain);
  expect(items.map(({ title, vendor }) => [title, vendor])).toEqual([
    ["Hat", "Wool & Co"],
    ["Cap", "Größe"],
  ]);
  const big = Buffer.from(`\ufeff${plain}`, "utf16le").swap16();
  const same = [
    `\ufeff${plain}`,
    plain.replaceAll("\n", "\r\n"),
    plain.replaceAll("\n", "\r"),
    plain.replaceAll("\n", "\r\r\n"),
    plain.trimEnd(),
    Buffer.from(`\ufeff${plain}`, "utf16le"),
    Buffer.from(plain, "utf16le"),
    big,
  ];
  for (const content of same) expect((await read(content)).items).toEqual(items);
});

it("reads stray bytes as what they most likely are and counts the lines", async () => {
  const content = Buffer.from(plain, "latin1");
  const { items, assumptions } = await read(content);
  expect(items[1]?.vendor).toBe("Größe");
  expect(about(assumptions)).toEqual([
    {
      field: "encoding of products.csv",
      rule: expect.stringContaining("Windows-1252"),
      rows: 1,
    },
  ]);
});

it("reads files that a spreadsheet separated by semicolons or tabs, and says so", async () => {
  const expected = (await read(plain)).items;
  for (const [separator, name] of [
    [";", "semicolons"],
    ["\t", "tabs"],
  ] as const) {
    const content = plain.replaceAll(/,(?! )/g, separator).replace("12.50", "12,50");
    const { items, assumptions } = await read(`sep=${separator}\n${content}`);
    const shifted = expected.map((product) => ({ ...product, line: product.line + 1 }));
    expect(items.map(({ title, line }) => [title, line])).toEqual(
      shifted.map(({ title, line }) => [title, line]),
    );
    expect(items[0]?.variants[0]?.price).toBe("12.50");
    expect(assumptions).toContainEqual({
      field: "layout of products.csv",
      rule: expect.stringContaining(name),
      rows: 1,
    });
  }
});

it("unwraps rows that a spreadsheet saved as one cell each, with hundreds of semicolons", async () => {
  const tail = ";".repeat(300);
  const wrap = (line: string) =>
    /["]/.test(line) ? `"${line.replaceAll('"', '""')}"${tail}` : `${line}${tail}`;
  const lines = plain.trimEnd().split("\n");
  const { items, rejectedRows, assumptions } = await read(lines.map(wrap).join("\r\n"));
  expect(items).toEqual((await read(plain)).items);
  expect(rejectedRows).toEqual([]);
  expect(about(assumptions)[0]?.rule).toContain("wrapped in quotation marks");
  const all = lines.map((line) => `"${line.replaceAll('"', '""')}"`).join("\n");
  expect((await read(all)).items).toEqual(items);
});

it("refuses wrapped rows of which none can be unwrapped", async () => {
  const content = '"Handle,Title,Vendor,Variant Price";;;\n"hat,Hat";;;\n"cap";;;\n';
  await expect(read(content)).rejects.toThrow(/products\.csv has its rows wrapped/);
});

it("reads rows that all end in a separator more, and headers that do", async () => {
  const { items } = await read(plain);
  const longer = `${plain}scarf,Scarf,,,3.00\n`;
  const { items: all } = await read(longer);
  expect((await read(longer.replaceAll(/(?<=\d)\n/g, ",\n"))).items).toEqual(all);
  expect((await read(plain.replaceAll(/(?<=\d|Price)\n/g, ",,\n"))).items).toEqual(items);
  expect((await read(plain.replace("Price\n", "Price,,\n"))).items).toEqual(items);
});

it("finds the header below a title", async () => {
  const { items, assumptions } = await read(`Our products,,,,\n\n${plain}`);
  expect(items.map(({ line }) => line)).toEqual([4, 5]);
  expect(about(assumptions)).toEqual([
    { field: "layout of products.csv", rule: "Rows above the header are skipped", rows: 1 },
  ]);
});

it("knows columns in any order, case and spacing, doubled ones and those it never heard of", async () => {
  const { items, assumptions, rejectedRows } = await read(
    " variant  price ,TITLE,Moon phase,handle,Vendor,Vendor\n12.50,Hat,full,hat,,Wool\n9,Cap,new,cap,A,B\n",
  );
  expect(
    items.map(({ title, handle, vendor, variants }) => [title, handle, vendor, variants[0]?.price]),
  ).toEqual([
    ["Hat", "hat", "Wool", "12.50"],
    ["Cap", "cap", "A", "9"],
  ]);
  expect(rejectedRows).toEqual([]);
  expect(about(assumptions)).toEqual([
    { field: "Vendor", rule: expect.stringContaining("more than once"), rows: 1 },
    { field: "Moon phase", rule: "This column is not read", rows: 2 },
  ]);
});

it("reads a file with a header and no rows as one without products", async () => {
  expect(await read("Handle,Title,Variant Price\n")).toEqual({
    items: [],
    rejectedRows: [],
    assumptions: [],
  });
});

it("fills rows up whose blank cells at the end a spreadsheet left off, and says so", async () => {
  const rows = (...all: string[]) =>
    ["Handle,Title,Variant Price,Vendor,Tags", ...all, ""].join("\n");
  const short = ["hat,Hat,12.50", "cap,Cap,9.00,Wool", "tee,Tee,5.00", "bag,Bag,7.00,Wool,new"];
  const { items, rejectedRows, assumptions } = await read(rows(...short, "lost,Lost"));
  expect(items.map(({ handle, vendor, tags }) => [handle, vendor, tags])).toEqual([
    ["hat", null, []],
    ["cap", "Wool", []],
    ["tee", null, []],
    ["bag", "Wool", ["new"]],
  ]);
  expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
    [6, expect.stringContaining("it is cut off")],
  ]);
  expect(about(assumptions)).toEqual([
    { field: "layout of products.csv", rule: expect.stringContaining("left off"), rows: 3 },
  ]);
  // Two are no habit.
  const few = await read(rows("hat,Hat,12.50", "cap,Cap,9.00", "bag,Bag,7.00,Wool,new"));
  expect(few.rejectedRows.map(({ line }) => line)).toEqual([2, 3]);
});
