import { expect, it } from "vitest";
import { readStoreExports } from "./index";
import { writeExport } from "./testing/export-file";

const orders = () =>
  writeExport(
    "orders.csv",
    "Name,Email,Created at,Lineitem quantity,Lineitem price\n#1,Ada@example.com,2022-05-18 22:36:15 -0700,1,5.00\n#2,,bad,1,5.00\n",
  );
const customers = () =>
  writeExport("customers.csv", "Email,Total Spent,Total Orders\nada@example.com,5.00,1\n");
const products = () => writeExport("products.csv", "Handle,Title,Variant Price\nhat,Hat,oops\n");

it("reads all files of a store with one salt and keeps the notes of each", async () => {
  const store = await readStoreExports({
    products: products(),
    orders: orders(),
    customers: customers(),
  });
  expect(store.products).toEqual([]);
  expect(store.orders?.[0]?.customerKey).toBe(store.customers?.[0]?.customerKey);
  expect(store.rejectedRows.map(({ file, line }) => [file, line])).toEqual([
    ["products.csv", 2],
    ["orders.csv", 3],
  ]);
  expect(store.assumptions.length).toBeGreaterThan(0);
});

it("takes another salt each time, unless one is given", async () => {
  const keyOf = async (salt?: string) =>
    (await readStoreExports({ orders: orders() }, salt === undefined ? {} : { salt })).orders?.[0]
      ?.customerKey;
  expect(await keyOf()).not.toBe(await keyOf());
  expect(await keyOf("one")).toBe(await keyOf("one"));
});

it("tells a file that was not given from one without rows", async () => {
  const path = writeExport("customers.csv", "Email,Total Spent,Total Orders\n");
  expect(await readStoreExports({ customers: path })).toEqual({
    products: null,
    orders: null,
    customers: [],
    rejectedRows: [],
    assumptions: [],
  });
});
