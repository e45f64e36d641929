import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { AppError } from "../../lib/errors";
import type { StoreSource } from "./arguments";

/** The zone of a store that is not told another. */
export const defaultZone = "America/New_York";

/**
 * The same source with whole paths, after a look at each file: it is there, is a file, can be read and
 * is not empty. Throws an AppError("invalid_input") that names the option and the file.
 */
export async function findFiles(source: StoreSource): Promise<StoreSource> {
  const find = async (option: string, path: string | undefined) =>
    path === undefined ? {} : { [option]: await findFile(option, path) };
  const { files, taxonomy } = source;
  return {
    ...source,
    ...(await find("taxonomy", taxonomy)),
    files: files && {
      ...(await find("products", files.products)),
      ...(await find("orders", files.orders)),
      ...(await find("customers", files.customers)),
    },
  };
}

/** The local store's command line for a source: its options by name. */
export function toStoreFlags(source: StoreSource): Record<string, string | undefined> {
  const { files, taxonomy, currency, seed } = source;
  if (files) {
    return {
      // Exports do not say whose they are.
      name: "Your store",
      shop: "your-store.myshopify.com",
      "products-csv": files.products,
      "orders-csv": files.orders,
      "customers-csv": files.customers,
      taxonomy,
      timezone: source.timezone,
      currency,
    };
  }
  return {
    taxonomy,
    timezone: source.timezone ?? defaultZone,
    currency,
    seed,
    orders: source.orderCount,
    products: source.productCount,
  };
}

/** The whole path of a file after the same look. */
export async function findFile(option: string, path: string): Promise<string> {
  const whole = await firstThatExists([
    resolve(path),
    // npm runs scripts in the package's folder, whatever folder it was called in.
    resolve(process.env.INIT_CWD ?? "", path),
  ]);
  if (!whole) throw invalid(`--${option}: there is no file ${path}.`);
  const entry = await stat(whole);
  if (entry.isDirectory()) throw invalid(`--${option}: ${path} is a folder, not a file.`);
  if (entry.isFile() && entry.size === 0) throw invalid(`--${option}: ${path} is empty.`);
  const isReadable = await access(whole, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) throw invalid(`--${option}: ${path} may not be read by this user.`);
  return whole;
}

async function firstThatExists(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const exists = await stat(path).then(
      () => true,
      () => false,
    );
    if (exists) return path;
  }
  return undefined;
}

function invalid(message: string): AppError {
  return new AppError("invalid_input", message);
}
