import { expect, it } from "vitest";
import type { Message } from "../message";
import { maxFileBytes, maxRows, readCostFile, type CostFile } from "./read-file";

const read = (text: string, currency = "USD") =>
  readCostFile(new TextEncoder().encode(text), currency);

function file(text: string, currency?: string): CostFile {
  const answer = read(text, currency);
  if ("text" in answer) throw new Error(answer.text);
  return answer;
}

const refusal = (text: string, currency?: string) => read(text, currency) as Message;
const entries = (text: string, currency?: string) =>
  file(text, currency).entries.map(({ sku, from, unitCostMinor }) => [sku, from, unitCostMinor]);
const reasons = (text: string, currency?: string) =>
  file(text, currency).badRows.map(({ line, reason }) => [line, reason.text.split(".").at(-1)]);

it("reads columns in any order and spelling, by the separator of the header", () => {
  const wanted = [["A-1", "2026-01-31", 1250]];
  expect(entries("sku,from,cost\nA-1,2026-01-31,12.50\n")).toEqual(wanted);
  expect(entries("\ufeffCost per item;Valid from;Variant SKU\r\n12,50;31.01.2026;A-1\r\n")).toEqual(
    wanted,
  );
  expect(entries("Title\tUnit Cost (USD)\tDate\tSKU\nMug\t$12.50\t2026/01/31\t A-1 ")).toEqual(
    wanted,
  );
  expect(entries('# note\n"SKU"|"Since"|"COGS"\n"A-1"|"31/01/2026"|"USD 12.5"')).toEqual(wanted);
});

it("reads what spreadsheets save: other encodings, quoted cells with line ends", () => {
  const utf16 = new Uint8Array(Buffer.from("\ufeffsku,from,cost\nÄ1,2026-01-31,1.5", "utf16le"));
  expect(readCostFile(utf16, "USD")).toMatchObject({ entries: [{ sku: "Ä1" }] });
  const latin = Buffer.from("sku;from;cost\n\xc41;2026-01-31;1,50 \x80", "latin1");
  expect(readCostFile(latin, "EUR")).toMatchObject({
    entries: [{ sku: "Ä1", unitCostMinor: 150 }],
  });
  expect(entries('sku,note,from,cost\nA,"two\nlines",2026-01-31,2')).toEqual([
    ["A", "2026-01-31", 200],
  ]);
});

it("takes the decimal mark from the cells that can mean one thing only", () => {
  const csv = (...costs: string[]) =>
    `sku;from;cost\n${costs.map((cost, index) => `S${index};2026-01-31;${cost}`).join("\n")}`;
  expect(entries(csv("1.234", "12,50")).map(([, , cost]) => cost)).toEqual([123_400, 1250]);
  expect(entries(csv("1,234", "12.50")).map(([, , cost]) => cost)).toEqual([123_400, 1250]);
  expect(
    entries(csv("1.234,5", "1'234.50", "1 234,50", "0,125")).map(([, , cost]) => cost),
  ).toEqual([123_450, 123_450, 123_450, 13]);
  expect(reasons(csv("1,234"))).toEqual([[2, "openAmount"]]);
  expect(reasons(csv("1,234", "1.50", "1,50"))).toEqual([[2, "openAmount"]]);
  expect(entries(csv("1,234"), "JPY")).toEqual([["S0", "2026-01-31", 1234]]);
  expect(entries(csv("1.2345"), "KWD")).toEqual([["S0", "2026-01-31", 1235]]);
});

it("leaves out signs of the shop's currency and says so; refuses those of another", () => {
  const signed = file("sku,from,cost\nA,2026-01-31,$4\nB,2026-01-31,4 USD\nC,2026-01-31,4");
  expect(signed.entries).toHaveLength(3);
  expect(signed.notes).toEqual([{ text: "imports.notes.signs", values: { number: "2" } }]);
  expect(reasons("sku,from,cost\nA,2026-01-31,€4\nB,2026-01-31,4 EUR")).toEqual([
    [2, "otherCurrency"],
    [3, "otherCurrency"],
  ]);
  expect(refusal("sku,from,cost (EUR)\nA,2026-01-31,4").text).toBe("imports.headerCurrency");
});

it("reports every bad row with its line and reason, and reads the others", () => {
  const text = [
    "sku,from,cost",
    ",2026-01-31,4",
    "A,,4",
    "A,31 January,4",
    "A,2026-02-30,4",
    "A,2026-01-31,four",
    "",
    "A,2026-01-31,-4",
    "A,2026-01-31,99999999999999",
    "A,2026-01-31",
    "B,2026-01-31,0",
    "B,2026-01-31,0.00",
    "B,2026-01-31,1",
    `${"x".repeat(256)},2026-01-31,1`,
  ].join("\n");
  expect(reasons(text)).toEqual([
    [2, "noSku"],
    [3, "noDay"],
    [4, "badDay"],
    [5, "badDay"],
    [6, "noAmount"],
    [8, "negative"],
    [9, "tooLarge"],
    [13, "contradicts"],
    [14, "longSku"],
  ]);
  expect(entries(text)).toEqual([["B", "2026-01-31", 0]]);
  expect(file(text).notes).toEqual([
    { text: "imports.notes.withoutCost", values: { number: "1" } },
  ]);
});

it("refuses dates that may be two, unless another row tells which comes first", () => {
  const csv = (...days: string[]) =>
    `sku,from,cost\n${days.map((day, index) => `S${index},${day},1`).join("\n")}`;
  expect(reasons(csv("03/04/2026"))).toEqual([[2, "openDay"]]);
  expect(reasons(csv("13/04/2026", "04/13/2026", "03/04/2026"))).toEqual([[4, "openDay"]]);
  expect(entries(csv("03/04/2026", "13/04/2026")).map(([, day]) => day)).toEqual([
    "2026-04-03",
    "2026-04-13",
  ]);
  expect(entries(csv("03/04/2026", "04/13/2026")).map(([, day]) => day)).toEqual([
    "2026-03-04",
    "2026-04-13",
  ]);
  expect(entries(csv("4/4/2026", "3.4.2026")).map(([, day]) => day)).toEqual([
    "2026-04-04",
    "2026-04-03",
  ]);
});

it("says why a file is none, and what its header lacks", () => {
  expect(refusal("").text).toBe("imports.emptyFile");
  expect(refusal("sku,from,cost\n").text).toBe("imports.noRows");
  expect(refusal("name,price\nA,4")).toEqual({
    text: "imports.missingColumns",
    values: { missing: "sku, from, cost", found: "name, price" },
  });
  expect(refusal("sku,from,date,cost\nA,2026-01-31,2026-01-31,4").text).toBe("imports.twoColumns");
  expect(refusal('sku,from,cost\n"A,2026-01-31,4\n').text).toBe("imports.brokenQuotes");
  expect((readCostFile(Uint8Array.of(0x50, 0x4b, 3, 4, 0), "USD") as Message).text).toBe(
    "imports.noText",
  );
  const large = readCostFile(new Uint8Array(maxFileBytes + 1), "USD") as Message;
  expect(large.text).toBe("imports.tooLarge");
  const rows = Array.from({ length: maxRows + 1 }, (_, index) => `S${index},2026-01-31,1`);
  expect(refusal(`sku,from,cost\n${rows.join("\n")}`).text).toBe("imports.tooManyRows");
});
