import { describe, expect, it } from "vitest";
import { readProducts } from "./index";
import { writeExport } from "./testing/export-file";

const read = (content: string) => readProducts(writeExport("products.csv", content));
const header =
  "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Image Src,Image Position,Image Alt Text";
const table = (...rows: string[]) => [header, ...rows].join("\n");
const used = (assumptions: readonly { field: string; rule: string; rows: number }[]) =>
  assumptions.filter(({ rule }) => !rule.startsWith("The file has no such column"));

describe("readProducts", () => {
  it("joins the rows of a handle: variants, images, options named on the first row", async () => {
    const { items, rejectedRows } = await read(
      table(
        "shirt,Shirt,Size,S,Colour,Red,S-R,20.00,https://img/2.jpg,2,",
        "shirt,,,M,,Red,M-R,21.00,https://img/1.jpg,1,Front",
        "shirt,,,,,,,,https://img/3.jpg,3,",
        "hat,Hat,Title,Default Title,,,H,5.00,,,",
      ),
    );
    expect(rejectedRows).toEqual([]);
    const [shirt, hat] = items;
    expect(shirt?.options).toEqual([
      { name: "Size", linkedTo: null },
      { name: "Colour", linkedTo: null },
    ]);
    expect(
      shirt?.variants.map(({ line, optionValues, sku, price }) => [line, optionValues, sku, price]),
    ).toEqual([
      [2, ["S", "Red"], "S-R", "20.00"],
      [3, ["M", "Red"], "M-R", "21.00"],
    ]);
    expect(shirt?.images).toEqual([
      { line: 3, src: "https://img/1.jpg", position: 1, alt: "Front" },
      { line: 2, src: "https://img/2.jpg", position: 2, alt: null },
      { line: 4, src: "https://img/3.jpg", position: 3, alt: null },
    ]);
    expect(hat).toMatchObject({ line: 5, options: [], variants: [{ optionValues: [] }] });
  });

  it("keeps an option that is really called Title", async () => {
    const { items } = await read(
      table("card,Card,Title,10 €,,,C10,10.00,,,", "card,,,25 €,,,C25,25.00,,,"),
    );
    expect(items[0]?.options).toEqual([{ name: "Title", linkedTo: null }]);
    expect(items[0]?.variants.map(({ optionValues }) => optionValues)).toEqual([
      ["10 €"],
      ["25 €"],
    ]);
  });

  it("reads every column of today's export", async () => {
    const columns = {
      Handle: "tea",
      Title: "Tea",
      "Body (HTML)": '"<p>Line\nbreak, and ""quotes""</p>"',
      Vendor: "Leaf",
      "Product Category": "Bricolaje > Herramientas",
      Type: "Green",
      Tags: '"new, loose leaf,, new-in "',
      Published: "true",
      "Option1 Name": "Color",
      "Option1 Value": "green",
      "Option1 Linked To": "product.metafields.shopify.color-pattern",
      "Variant SKU": "'0042",
      "Variant Grams": "226.796185",
      "Variant Inventory Tracker": "shopify",
      "Variant Inventory Qty": "-3",
      "Variant Inventory Policy": "continue",
      "Variant Fulfillment Service": "manual",
      "Variant Price": "12.50",
      "Variant Compare At Price": "15",
      "Variant Requires Shipping": "TRUE",
      "Variant Taxable": "0",
      "Unit Price Total Measure": "250.0",
      "Unit Price Total Measure Unit": "g",
      "Unit Price Base Measure": "100",
      "Unit Price Base Measure Unit": "g",
      "Variant Barcode": "4.00639E+12",
      "Image Src": "https://img/tea.jpg",
      "Image Position": "1",
      "Image Alt Text": "A tin",
      "Gift Card": "false",
      "SEO Title": "Buy tea",
      "SEO Description": "",
      "Variant Image": "https://img/tin.jpg",
      "Variant Weight Unit": "oz",
      "Variant Tax Code": "P000",
      "Cost per item": "4.10",
      "Included / Internacional": "true",
      "Price / Internacional": "14.00",
      "Origin (product.metafields.custom.origin)": "Uji",
      "  Empty (product.metafields.custom.empty)": "",
      "Google Shopping / MPN": "T-1",
      "Google Shopping / Custom Label 0": "",
      Status: "unlisted",
    };
    const { items, rejectedRows, assumptions } = await read(
      `${Object.keys(columns).join(",")}\n${Object.values(columns).join(",")}\n`,
    );
    expect(rejectedRows).toEqual([]);
    expect(items).toEqual([
      {
        line: 2,
        handle: "tea",
        title: "Tea",
        descriptionHtml: '<p>Line\nbreak, and "quotes"</p>',
        vendor: "Leaf",
        category: "Bricolaje > Herramientas",
        productType: "Green",
        tags: ["new", "loose leaf", "new-in"],
        published: true,
        status: "UNLISTED",
        isGiftCard: false,
        seoTitle: "Buy tea",
        seoDescription: null,
        options: [{ name: "Color", linkedTo: "product.metafields.shopify.color-pattern" }],
        variants: [
          {
            line: 2,
            optionValues: ["green"],
            sku: "0042",
            barcode: undefined,
            price: "12.50",
            compareAtPrice: "15",
            cost: "4.10",
            grams: 226.796185,
            weightUnit: "oz",
            inventoryTracker: "shopify",
            inventoryQuantity: -3,
            inventoryPolicy: "CONTINUE",
            requiresShipping: true,
            taxable: false,
            taxCode: "P000",
            image: "https://img/tin.jpg",
            unitPrice: { measure: "250.0", measureUnit: "g", base: "100", baseUnit: "g" },
          },
        ],
        images: [{ line: 2, src: "https://img/tea.jpg", position: 1, alt: "A tin" }],
        metafields: [{ namespace: "custom", key: "origin", name: "Origin", value: "Uji" }],
        googleShopping: { MPN: "T-1" },
      },
    ]);
    expect(used(assumptions).map(({ field, rows }) => [field, rows])).toEqual([
      ["Variant SKU", 1],
      ["Variant Barcode", 1],
      ["Price / *, Compare At Price / *", 1],
      ["Option1 Linked To", 1],
    ]);
  });

  it("knows the names columns had in 2022 and have in the template of 2025", async () => {
    const older = await read(
      "Handle,Title,Standardized Product Type,Custom Product Type,Variant Barcodes\nhat,Hat,Apparel > Hats,Beanie,123\n",
    );
    expect(older.items[0]).toMatchObject({
      category: "Apparel > Hats",
      productType: "Beanie",
      variants: [{ barcode: "123" }],
    });
    const newer = await read(
      "Title,URL handle,Description,Product category,Published on online store,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Charge tax,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Product image URL,Google Shopping / Manufacturer part number (MPN)\n" +
        "Hat,hat,<p>Warm</p>,Apparel > Hats,TRUE,H-1,123,Size,S,12,15,FALSE,4,DENY,72,g,https://img/hat.jpg,M-1\n",
    );
    expect(newer.items[0]).toMatchObject({
      handle: "hat",
      descriptionHtml: "<p>Warm</p>",
      published: true,
      options: [{ name: "Size" }],
      variants: [
        { sku: "H-1", price: "12", compareAtPrice: "15", taxable: false, inventoryPolicy: "DENY" },
      ],
      images: [{ src: "https://img/hat.jpg" }],
      googleShopping: { MPN: "M-1" },
    });
  });

  it("tells a column that is absent from a cell that is blank, and says which are absent", async () => {
    const { items, assumptions } = await read("Handle,Title,Vendor,Variant SKU\na,A,,\nb,B,,\n");
    expect(items[0]).toMatchObject({ vendor: null, status: undefined, tags: undefined });
    expect(items[0]?.variants[0]).toMatchObject({
      sku: null,
      price: undefined,
      unitPrice: undefined,
    });
    const rule = "The file has no such column: unknown";
    expect(assumptions).toContainEqual({ field: "Status", rule, rows: 2 });
    expect(assumptions).toContainEqual({ field: "Cost per item", rule, rows: 2 });
    expect(assumptions.map(({ field }) => field)).not.toContain("Vendor");
  });

  it("stands the handle in for a title that the file has no column of", async () => {
    const { items, assumptions } = await read(
      "Handle,Variant SKU,Variant Price\na,A-1,2\na,A-2,3\n",
    );
    expect(items).toMatchObject([{ title: "a", variants: [{ sku: "A-1" }] }]);
    const rules = assumptions.filter(({ field }) => field === "Title").map(({ rule }) => rule);
    expect(rules).toEqual([
      "The handle stands in for a title",
      "The file has no such column: unknown",
    ]);
  });
});
