import { describe, expect, it } from "vitest";
import { readProducts } from "./index";
import { writeExport } from "./testing/export-file";

const read = (content: string) => readProducts(writeExport("products.csv", content));
const header =
  "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Image Src,Image Position,Image Alt Text";
const table = (...rows: string[]) => [header, ...rows].join("\n");
const used = (assumptions: readonly { field: string; rule: string; rows: number }[]) =>
  assumptions.filter(({ rule }) => !rule.startsWith("The file has no such column"));

describe("rows that cannot be used", () => {
  it("leaves out a variant that cannot be read and keeps the rest of its product", async () => {
    const { items, rejectedRows } = await read(
      table(
        "shirt,Shirt,Size,S,,,A,20.00,,,",
        'shirt,,,M,,,B,"1,299",,,',
        "shirt,,,L,,,C,cheap,,,",
        "shirt,,,XL,,,D,-1,,,",
        "hat,Hat,,,,,H,5.00,,,",
      ),
    );
    expect(items.map(({ handle, variants }) => [handle, variants.length])).toEqual([
      ["shirt", 1],
      ["hat", 1],
    ]);
    expect(rejectedRows).toEqual([
      {
        file: "products.csv",
        line: 3,
        reason: expect.stringMatching(/Variant Price can be read in two ways/),
      },
      {
        file: "products.csv",
        line: 4,
        reason: expect.stringMatching(/Variant Price is no amount/),
      },
      { file: "products.csv", line: 5, reason: "Variant Price is negative" },
    ]);
  });

  it("keeps options and title of a first row whose variant cannot be read", async () => {
    const { items } = await read(table("shirt,Shirt,Size,S,,,A,oops,,,", "shirt,,,M,,,B,21.00,,,"));
    expect(items[0]).toMatchObject({
      title: "Shirt",
      options: [{ name: "Size" }],
      variants: [{ line: 3, optionValues: ["M"] }],
    });
  });

  it("leaves out every row of a product of which no variant is left", async () => {
    const { items, rejectedRows } = await read(
      table("hat,Hat,,,,,H,oops,https://img/1.jpg,1,", "hat,,,,,,,,https://img/2.jpg,2,"),
    );
    expect(items).toEqual([]);
    expect(rejectedRows.map(({ line }) => line)).toEqual([2, 3]);
    expect(rejectedRows[1]?.reason).toContain('"hat", of which no variant can be read');
  });

  it("names rows without a handle, without any title, and of neither variant nor image", async () => {
    const { items, rejectedRows } = await read(
      table(
        ",Nobody,,,,,N,1.00,,,",
        "lost,,,,,,L,1.00,,,",
        "hat,Hat,,,,,H,5.00,,,",
        "hat,,,,,,,,,7,",
      ),
    );
    expect(items.map(({ handle }) => handle)).toEqual(["hat"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "has no Handle"],
      [3, 'is of the product "lost", of which no row has a Title'],
      [5, 'is of "hat" but has neither a variant nor an image'],
    ]);
  });

  it("names the line of the first when a product or a variant stands twice", async () => {
    const { items, rejectedRows } = await read(
      table(
        "hat,Hat,Size,S,,,H,5.00,,,",
        "hat,,,S,,,H2,6.00,,,",
        "cap,Cap,Size,S,,,C,5.00,,,",
        "hat,Hat again,Size,M,,,H3,5.00,,,",
        "hat,,,L,,,H4,5.00,,,",
      ),
    );
    expect(items.map(({ handle, variants }) => [handle, variants.length])).toEqual([
      ["hat", 1],
      ["cap", 1],
    ]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'repeats the variant of "hat" on line 2'],
      [5, 'repeats the product "hat", which begins on line 2'],
      [6, 'repeats the product "hat", which begins on line 2'],
    ]);
  });

  it("joins rows that are apart, and says so", async () => {
    const { items, assumptions } = await read(
      table("hat,Hat,Size,S,,,H,5.00,,,", "cap,Cap,,,,,C,5.00,,,", "hat,,,M,,,H2,5.00,,,"),
    );
    expect(items[0]?.variants.map(({ line }) => line)).toEqual([2, 4]);
    expect(used(assumptions)).toEqual([
      { field: "Handle", rule: expect.stringContaining("do not follow each other"), rows: 1 },
    ]);
  });

  it("says of a product whose titled row is broken where that row is", async () => {
    const { items, rejectedRows } = await read(
      table(
        "shirt,Shirt, long,Size,S,,,A,20.00,,,",
        "shirt,,,M,,,B,21.00,,,",
        "hat,Hat,,,,,H,5.00,,,",
      ),
    );
    expect(items.map(({ handle }) => handle)).toEqual(["hat"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, expect.stringContaining("has 12 cells where the header has 11")],
      [3, expect.stringMatching(/belongs to the product "shirt", whose line 2 has 12 cells/)],
    ]);
  });

  it("refuses words a column does not have", async () => {
    const { rejectedRows } = await read(
      "Handle,Title,Status,Published,Variant Inventory Qty\na,A,gone,true,1\nb,B,active,maybe,1\nc,C,active,true,1.5\n",
    );
    expect(rejectedRows.map(({ reason }) => reason)).toEqual([
      "Status is none of active, archived, draft, unlisted",
      "Published is neither TRUE nor FALSE",
      "Variant Inventory Qty is no whole number",
    ]);
  });
});
