import { describe, expect, it } from "vitest";
import { readProducts } from "./index";
import { writeExport } from "./testing/export-file";

// Shapes met in shops' own exports of 2016 to 2026; the products are made up.
const read = (...lines: string[]) => readProducts(writeExport("products.csv", lines.join("\n")));
const header =
  "Handle,Title,Option1 Name,Option1 Value,Option1 Linked To,Variant SKU,Variant Fulfillment Service,Variant Price";

describe("columns that are not read", () => {
  const markets =
    "Included / Norge,Price / Norge,Compare At Price / Norge,Included / EU,Price / EU,Compare At Price / EU";

  it("are said for markets: prices once for all of them, and who is left out", async () => {
    const { items, assumptions, rejectedRows } = await read(
      `${header},${markets}`,
      "cup,Cup,Colour,Red,,C-R,manual,10.00,true,,,true,,",
      "cup,,,Blue,,C-B,manual,10.00,,99.00,120.00,,9.00,",
      "jug,Jug,Title,Default Title,,J,manual,20.00,true,,,false,,",
    );
    expect(rejectedRows).toEqual([]);
    expect(items[0]?.variants.map(({ price, compareAtPrice }) => [price, compareAtPrice])).toEqual([
      ["10.00", undefined],
      ["10.00", undefined],
    ]);
    const said = assumptions.filter(({ field }) => field.includes("/ *"));
    expect(said).toEqual([
      { field: "Price / *, Compare At Price / *", rule: expect.any(String), rows: 1 },
      { field: "Included / *", rule: expect.any(String), rows: 1 },
    ]);
  });

  it("are said by name where they hold something, with the rows that do", async () => {
    const { assumptions } = await read(
      `${header},HS Code,Country of Origin,`,
      "cup,Cup,Colour,Red,,C-R,manual,10.00,691110,,",
      "cup,,,Blue,,C-B,manual,10.00,691110,,",
    );
    const rule = "This column is not read";
    expect(assumptions.filter((one) => one.rule === rule)).toEqual([
      { field: "HS Code", rule, rows: 2 },
    ]);
  });

  it("are not said for what every row has, nor for rows that are left out", async () => {
    const { assumptions } = await read(
      `${header},Remark`,
      "card,Card,Title,Default Title,,K,gift_card,10.00,",
      "cup,Cup,Title,Default Title,,C,manual,10.00,",
      "tee,Tee,Title,Default Title,,T,printful,10.00,",
      "bad,Bad,Title,Default Title,,B,manual,cheap,see below",
    );
    const said = assumptions.filter(({ rule }) => rule === "This column is not read");
    expect(said).toEqual([
      { field: "Variant Fulfillment Service", rule: expect.any(String), rows: 1 },
    ]);
  });
});

describe("a file that only looks like an export", () => {
  it("is refused where each row is a product as Shopify's API answers it", async () => {
    const dump = read(
      "id,title,body_html,vendor,product_type,handle,tags,status,variants,options,images",
      `1,Cup,<p>Red</p>,Kiln,Cups,cup,new,active,"[{'price': '10.00'}]",[],[]`,
    );
    await expect(dump).rejects.toThrow(/answers of Shopify's API.*export products again as CSV/);
  });

  it("is refused with what is missing where it has other columns", async () => {
    const other = read("product_id,title,vendor,sku,price,status", "1,Cup,Kiln,C,10.00,active");
    await expect(other).rejects.toThrow(/of that export; it lacks "Handle"/);
  });
});

describe("an option that is linked to a metafield", () => {
  it("has handles for values, and that is said of each variant", async () => {
    const { items, assumptions } = await read(
      header,
      "cup,Cup,Farge,mork-bla,product.metafields.shopify.color-pattern,C-1,manual,10.00",
      "cup,,,rod,,C-2,manual,10.00",
      "jug,Jug,Size,L,,J,manual,20.00",
    );
    expect(items[0]?.variants.map(({ optionValues }) => optionValues)).toEqual([
      ["mork-bla"],
      ["rod"],
    ]);
    expect(assumptions).toContainEqual({
      field: "Option1 Linked To",
      rule: expect.stringContaining("handles of its entries"),
      rows: 2,
    });
  });
});

describe("an apostrophe before text", () => {
  it("is taken off where it keeps a spreadsheet from reading a formula, and that is said", async () => {
    const care = "Care (product.metafields.custom.care)";
    const { items, assumptions } = await read(
      `${header},${care}`,
      `cup,'-20 % Cup,Size,'+1,,C,manual,10.00,"'- 100 % clay\n- by hand"`,
      "tee,'90s tee,Title,Default Title,,T,manual,10.00,'tis plain",
    );
    expect(items.map(({ title }) => title)).toEqual(["-20 % Cup", "'90s tee"]);
    expect(items[0]?.variants[0]?.optionValues).toEqual(["+1"]);
    expect(items.map(({ metafields }) => metafields[0]?.value)).toEqual([
      "- 100 % clay\n- by hand",
      "'tis plain",
    ]);
    const said = assumptions.filter(({ rule }) => rule.includes("apostrophe"));
    expect(said.map(({ field, rows }) => [field, rows])).toEqual([
      ["Title", 1],
      [care, 1],
      ["Option1 Value", 1],
    ]);
  });
});

describe("odd shapes that are right", () => {
  it("keep a second variant beside one called Default Title", async () => {
    const { items } = await read(
      header,
      "短袖-上衣,短袖 上衣,Title,Default Title,,,manual,10.00",
      "短袖-上衣,,,-,,TEST,manual,10.50",
    );
    expect(items).toMatchObject([
      {
        handle: "短袖-上衣",
        options: [{ name: "Title" }],
        variants: [{ optionValues: ["Default Title"] }, { optionValues: ["-"], price: "10.50" }],
      },
    ]);
  });

  it("keep variants of one SKU, an option called Title, and stock of what nobody counts", async () => {
    const { items, rejectedRows } = await read(
      "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Image Alt Text",
      "cover,Cover,Title,0.98,INS,,,-4,0.98,https://img/1.png,",
      "cover,,,1.15,INS,,,-2,1.15,https://img/2.png,",
      "cover,,,,,,,,,https://img/3.png,",
    );
    expect(rejectedRows).toEqual([]);
    expect(items[0]?.variants).toMatchObject([
      { sku: "INS", optionValues: ["0.98"], inventoryTracker: null, inventoryQuantity: -4 },
      { sku: "INS", optionValues: ["1.15"], inventoryTracker: null, inventoryQuantity: -2 },
    ]);
    // Before 2017 there was no column of positions: the order of the file counts.
    expect(items[0]?.images.map(({ src, position }) => [src, position])).toEqual([
      ["https://img/1.png", null],
      ["https://img/2.png", null],
      ["https://img/3.png", null],
    ]);
  });
});
