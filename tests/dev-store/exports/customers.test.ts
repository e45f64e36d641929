import { expect, it } from "vitest";
import { readStoreExports } from "./index";
import { writeExport } from "./testing/export-file";

const read = async (content: string) => {
  const { customers, ...notes } = await readStoreExports({
    customers: writeExport("customers.csv", content),
  });
  return { items: customers ?? [], ...notes };
};
const KEY = expect.stringMatching(/^[0-9a-f]{64}$/);

it("reads the newer layout, which begins with Customer ID", async () => {
  const { items, rejectedRows } = await read(
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Phone,Phone,Total Spent,Total Orders,Note,Tax Exempt,Tags\n" +
      `'6789012345678,Ada,Lovelace,ada@example.com,yes,Analytical,'+442071234567,,120.50,3,"Rings\ntwice",no,"vip, b2b"\n` +
      "6789012345679,Byron,King,,no,,,,0.00,0,,no,\n",
  );
  expect(rejectedRows).toEqual([]);
  expect(items).toEqual([
    {
      line: 2,
      id: "6789012345678",
      customerKey: KEY,
      tags: ["vip", "b2b"],
    },
    {
      line: 4,
      id: "6789012345679",
      customerKey: null,
      tags: [],
    },
  ]);
  expect(JSON.stringify(items)).not.toMatch(/Ada|Lovelace|Byron|Analytical|2071234567|Rings/);
});

it("reads the older layout, which has no Customer ID", async () => {
  const { items, assumptions } = await read(
    "First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Total Spent,Total Orders,Tags,Note,Tax Exempt\n" +
      'Ada,Lovelace,ada@example.com,yes,,,,,"1,120.50",3,,,no\n',
  );
  expect(items).toMatchObject([{ id: undefined, customerKey: KEY }]);
  expect(assumptions).toContainEqual({
    field: "Customer ID",
    rule: "The file has no such column: unknown",
    rows: 1,
  });
});

it("leaves out a customer that stands twice, by id or e-mail, and rows that cannot be read", async () => {
  const { items, rejectedRows } = await read(
    [
      "Customer ID,Email,Total Spent,Total Orders",
      "1,ada@example.com,1.00,1",
      "1,other@example.com,1.00,1",
      "2,ADA@example.com,1.00,1",
      "3,,ada@example.com,1",
      "4,x@example.com,1.00,1.5",
      "5,Lovelace, Ada,1.00,1",
      "6,,1.00,1",
      "7,,1.00,1",
    ].join("\n"),
  );
  expect(items.map(({ id }) => id)).toEqual(["1", "4", "6", "7"]);
  expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
    [3, "repeats the customer on line 2"],
    [4, "repeats the customer on line 2"],
    [5, "Total Spent holds no number: its cells have slipped"],
    [7, expect.stringContaining("has 5 cells where the header has 4")],
  ]);
  expect(JSON.stringify(rejectedRows)).not.toMatch(/ada|lovelace|example\.com/i);
});

it("leaves no customer out for figures that nobody uses, and says what is not read", async () => {
  const { items, rejectedRows, assumptions } = await read(
    "Customer ID,First Name,Email,Total Spent,Total Orders,Phone,Tags,Tax Exempt\n" +
      "1,Ada,ada@example.com,-5.00,1.5,,vip,no\n2,,b@example.com,€ 3,0,'+442071234567,,\n",
  );
  expect(rejectedRows).toEqual([]);
  expect(items.map(({ id, tags }) => [id, tags])).toEqual([
    ["1", ["vip"]],
    ["2", []],
  ]);
  expect(assumptions).toEqual([
    { field: "First Name, Phone", rule: "Personal: neither read nor kept", rows: 2 },
    { field: "Total Spent", rule: "This column is not read", rows: 2 },
    { field: "Total Orders", rule: "This column is not read", rows: 2 },
    { field: "Tax Exempt", rule: "This column is not read", rows: 1 },
  ]);
});
