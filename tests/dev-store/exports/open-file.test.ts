import { deflateRawSync } from "node:zlib";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { readCustomers, readOrders, readProducts } from "./index";
import { writeExport } from "./testing/export-file";
import { ExportFileError } from "./types";

const SALT = "salt";
const orders = (content: string | Uint8Array) =>
  readOrders(writeExport("orders.csv", content), SALT);

/** A ZIP file with entries of the given names. */
function zip(...names: string[]): Buffer {
  const entries = names.map((name) => {
    const data = deflateRawSync(Buffer.from("content"));
    const head = Buffer.alloc(30);
    head.write("PK\u0003\u0004", 0, "latin1");
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(7, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), data]);
  });
  return Buffer.concat(entries);
}

async function refusal(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ExportFileError);
  return (error as Error).message;
}

describe("a file that is no export is refused with its name, what it is and what to do", () => {
  it("nothing there, a folder, an empty file", async () => {
    const path = writeExport("orders.csv", "");
    expect(await refusal(readOrders(path, SALT))).toBe(
      "orders.csv is empty, not an export: export orders again as CSV in Shopify's admin " +
        "(Orders > Export > Export orders > Plain CSV file) and give that file as it is.",
    );
    expect(await refusal(readOrders(`${path}.no`, SALT))).toMatch(/orders\.csv\.no does not exist/);
    expect(await refusal(readProducts(dirname(path)))).toMatch(/is a folder, not a file: give the/);
    expect(await refusal(orders("\ufeff \n\n"))).toMatch(/nothing but blanks/);
  });

  it("archives and workbooks, by their kind", async () => {
    expect(await refusal(orders(zip("[Content_Types].xml", "xl/workbook.xml")))).toMatch(
      /^orders\.csv is an Excel workbook \(\.xlsx\), not a CSV file: export orders again as CSV/,
    );
    expect(await refusal(orders(zip("Index/Document.iwa")))).toMatch(
      /is an Apple Numbers document/,
    );
    expect(await refusal(orders(zip("orders_export.csv")))).toMatch(/is a ZIP archive .*unpack it/);
    const xls = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    expect(await refusal(orders(xls))).toMatch(/is an old Excel workbook \(\.xls\)/);
    expect(await refusal(orders("%PDF-1.7\n%âãÏÓ\n1 0 obj"))).toMatch(/is a PDF document/);
    expect(await refusal(orders(Buffer.from([1, 2, 0, 3, 0, 0, 9])))).toMatch(/is a binary file/);
    const late = `Name,Created at,Lineitem quantity,Lineitem price\n${"#1,,,\n".repeat(20_000)}\u0000`;
    expect(await refusal(orders(late))).toMatch(/is a binary file/);
  });

  it("pointers, web pages and JSON", async () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 130\n";
    expect(await refusal(orders(pointer))).toMatch(/Git LFS pointer.*: run `git lfs pull`/);
    expect(await refusal(orders("\n<!DOCTYPE html><html>"))).toMatch(/is a web page \(HTML\)/);
    expect(await refusal(orders('{"orders": []}'))).toMatch(/is a JSON document/);
    expect(await refusal(orders('[{"id": 1}]'))).toMatch(/is a JSON document/);
    expect(await refusal(orders('<?xml version="1.0"?><a/>'))).toMatch(/is an XML document/);
  });

  it("an export of another kind", async () => {
    const products = "Handle,Title,Body (HTML),Vendor,Variant Price\na,A,,,1.00\n";
    expect(await refusal(orders(products))).toMatch(
      /^orders\.csv is Shopify's export of products, given where the export of orders belongs: give it as --products/,
    );
    const order = "Name,Email,Created at,Lineitem quantity,Lineitem name,Lineitem price\n";
    expect(await refusal(readProducts(writeExport("p.csv", order)))).toMatch(
      /^p\.csv is Shopify's export of orders.*: give it as --orders/,
    );
    const customers = "Customer ID,First Name,Last Name,Email,Total Spent,Total Orders\n";
    expect(await refusal(orders(customers))).toMatch(/export of customers.*--customers/);
    const inventory =
      "Handle,Title,Option1 Name,SKU,Location,Available,On hand,Committed,Incoming\n";
    expect(await refusal(readProducts(writeExport("i.csv", inventory)))).toMatch(
      /of inventory, not/,
    );
    const payments = "Order,Name,Kind,Gateway,Created At,Status,Amount,Currency,Card Type\n";
    expect(await refusal(orders(payments))).toMatch(/transaction histories/);
  });

  it("a table of something else, of which nothing is quoted", async () => {
    const message = await refusal(
      readCustomers(writeExport("c.csv", "Ada,Lovelace,ada@example.com\n"), SALT),
    );
    expect(message).toMatch(
      /c\.csv is not Shopify's export of customers \(its header has 3 columns/,
    );
    expect(message).not.toMatch(/Ada|Lovelace|example/);
    expect(await refusal(orders("Name,Total\n#1,5.00\n"))).toMatch(
      /it lacks "Created at", "Lineitem quantity", "Lineitem price"/,
    );
    expect(await refusal(readProducts(writeExport("p.csv", "Title,Vendor\nA,B\n")))).toMatch(
      /it lacks "Handle"/,
    );
  });
});
