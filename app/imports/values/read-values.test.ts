import { describe, expect, it } from "vitest";
import type { ValueField } from "./columns";
import { readValueText } from "./read-values";

function read(field: ValueField, text: string, currency = "EUR") {
  const found = readValueText(text, { field, currency });
  if ("text" in found) throw new Error(found.text);
  return found;
}
const valuesOf = (field: ValueField, text: string, currency?: string) =>
  read(field, text, currency).rows.map(({ key, value }) => [key, value]);
const reasonsOf = (field: ValueField, text: string) =>
  read(field, text).badRows.map(({ line, reason }) => [line, reason.text]);

describe("Values from a spreadsheet", () => {
  it("are read from cells with tabs between, or from CSV, with or without a header", () => {
    const rows = [
      ["A-1", "12.50"],
      ["A-2", "3.00"],
    ];
    expect(valuesOf("cost", "A-1\t12.50\nA-2\t3")).toEqual(rows);
    expect(valuesOf("cost", "A-1,12.50\r\nA-2,3\r\n")).toEqual(rows);
    expect(valuesOf("cost", "SKU\tCost per item\nA-1\t12.50\nA-2\t3")).toEqual(rows);
    expect(
      valuesOf("cost", "Title;Einkaufspreis;Artikelnummer\nHut;12,50;A-1\nSchal;3;A-2"),
    ).toEqual(rows);
    expect(read("cost", "Variant ID,Cost\n11,2").kind).toBe("variantId");
    expect(read("cost", "11,2").kind).toBeNull();
  });

  it("have a decimal comma where a tab or semicolon separates", () => {
    expect(valuesOf("cost", "A-1\t12,50\nA-2\t1.250,00")).toEqual([
      ["A-1", "12.50"],
      ["A-2", "1250.00"],
    ]);
    expect(valuesOf("cost", "A-1;12,50")).toEqual([["A-1", "12.50"]]);
    expect(valuesOf("cost", 'A-1,"12,50"')).toEqual([["A-1", "12.50"]]);
  });

  it("are refused where a separator may mean two things, unless another row tells", () => {
    expect(reasonsOf("cost", "A-1\t1,250")).toEqual([[1, "imports.reasons.openAmount"]]);
    expect(valuesOf("cost", "A-1\t1,250\nA-2\t3,5")).toEqual([
      ["A-1", "1.25"],
      ["A-2", "3.50"],
    ]);
    expect(valuesOf("cost", "A-1\t1,250", "JPY")).toEqual([["A-1", "1250"]]);
    expect(reasonsOf("weight", "A-1\t1,250 g")).toEqual([[1, "imports.values.openWeight"]]);
    expect(valuesOf("weight", "A-1\t1,250 kg\nA-2\t0,5 kg")).toEqual([
      ["A-1", "1.25 kg"],
      ["A-2", "0.5 kg"],
    ]);
  });

  it("may have the shop's own currency beside them, and no other's", () => {
    const found = read("cost", "A-1\t€ 12,50\nA-2\t3.00 EUR\nA-3\t$4.00\nA-4\t-1\nA-5\tfree");
    expect(found.rows.map(({ value }) => value)).toEqual(["12.50", "3.00"]);
    expect(found.notes).toEqual([{ text: "imports.notes.signs", values: { number: "2" } }]);
    expect(found.badRows.map(({ line, reason }) => [line, reason.text])).toEqual([
      [3, "imports.reasons.otherCurrency"],
      [4, "imports.reasons.negative"],
      [5, "imports.reasons.noAmount"],
    ]);
    expect(readValueText("SKU\tCost (USD)\nA-1\t2", { field: "cost", currency: "EUR" })).toEqual({
      text: "imports.headerCurrency",
      values: { found: "USD", currency: "EUR" },
    });
  });

  it("have a unit where they are weights: their own, or the header's", () => {
    expect(valuesOf("weight", "A-1\t250 g\nA-2\t1.2kg\nA-3\t2 lbs\nA-4\t0.50 oz")).toEqual([
      ["A-1", "250 g"],
      ["A-2", "1.2 kg"],
      ["A-3", "2 lb"],
      ["A-4", "0.5 oz"],
    ]);
    expect(valuesOf("weight", "SKU,Weight (g)\nA-1,250\nA-2,1.5 kg")).toEqual([
      ["A-1", "250 g"],
      ["A-2", "1.5 kg"],
    ]);
    expect(reasonsOf("weight", "A-1\t250\nA-2\theavy\nA-3\t-2 g")).toEqual([
      [1, "imports.values.noUnit"],
      [2, "imports.values.noWeight"],
      [3, "imports.values.noWeight"],
    ]);
  });

  it("are told by line where a code was cut, or nothing says what they are of", () => {
    expect(valuesOf("barcode", "A-1\t'0400638133393\nA-2\t 97 ")).toEqual([
      ["A-1", "0400638133393"],
      ["A-2", "97"],
    ]);
    const spoiled = "A-1\t4.00638E+12\n4,00638E+12\t4006381333931\n\t4006381333931\nA-9\t";
    expect(reasonsOf("barcode", spoiled)).toEqual([
      [1, "imports.values.spoiled"],
      [2, "imports.values.spoiled"],
      [3, "imports.values.noKey"],
    ]);
    expect(read("barcode", spoiled).notes).toEqual([
      { text: "imports.values.notes.withoutValue", values: { number: "1" } },
    ]);
  });

  it("are none where there is nothing, one column, or an open quotation mark", () => {
    const fault = (text: string) => readValueText(text, { field: "cost", currency: "EUR" });
    expect(fault(" \n")).toEqual({ text: "imports.values.nothing" });
    expect(fault("A-1\nA-2")).toEqual({ text: "imports.values.oneColumn" });
    expect(fault("SKU,Cost")).toEqual({ text: "imports.noRows" });
    expect(fault('"A-1,2')).toMatchObject({ text: "imports.brokenQuotes" });
  });

  it("may be of a SKU that begins as a comment does", () => {
    expect(valuesOf("cost", "#12\t3\nA-1\t4")).toEqual([
      ["#12", "3.00"],
      ["A-1", "4.00"],
    ]);
  });
});
