import { randomBytes } from "node:crypto";
import { readCustomers } from "./customers";
import { readOrders } from "./orders";
import { readProducts } from "./products";
import type { ExportFiles, StoreExports } from "./types";

export { readCustomers, readOrders, readProducts };

/**
 * Reads the exports of one store. Customers of orders and of the customers file are the same where
 * their hash is: sha256 of `salt` and the trimmed e-mail in small letters. Without `salt` each call
 * has its own, kept nowhere.
 * @throws ExportFileError for a file that cannot be read as the export it was given as.
 */
export async function readStoreExports(
  files: ExportFiles,
  { salt = randomBytes(32).toString("hex") }: { salt?: string } = {},
): Promise<StoreExports> {
  const products = files.products === undefined ? null : await readProducts(files.products);
  const orders = files.orders === undefined ? null : await readOrders(files.orders, salt);
  const customers =
    files.customers === undefined ? null : await readCustomers(files.customers, salt);
  const readings = [products, orders, customers].filter((reading) => reading !== null);
  return {
    products: products?.items ?? null,
    orders: orders?.items ?? null,
    customers: customers?.items ?? null,
    rejectedRows: readings.flatMap(({ rejectedRows }) => rejectedRows),
    assumptions: readings.flatMap(({ assumptions }) => assumptions),
  };
}
