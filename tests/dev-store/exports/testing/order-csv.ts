import { readOrders } from "../index";
import { writeExport } from "./export-file";

/** Texts of exports of orders, and what is read of them. */
export const read = (content: string, salt = "salt") =>
  readOrders(writeExport("orders.csv", content), salt);
export const header =
  "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku";
export const table = (...rows: string[]) => [header, ...rows].join("\n");
export const AT = "2022-05-18 22:36:15 -0700";
export const first = (name: string, line = "1,Hat,10.00,H", email = "ada@example.com") =>
  `${name},${email},paid,USD,10.00,0.00,0.00,10.00,${AT},${line}`;
export const further = (name: string, line: string) =>
  `${name},ada@example.com,,,,,,,${AT},${line}`;
export const used = (assumptions: readonly { field: string; rule: string; rows: number }[]) =>
  assumptions.filter(({ rule }) => !rule.startsWith("The file has no such column"));
export const lines = (rows: readonly { line: number }[]) => rows.map(({ line }) => line);
