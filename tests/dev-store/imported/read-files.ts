import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { readStoreExports } from "../exports";
import { ExportFileError } from "../exports/types";
import type { ExportFiles, StoreExports } from "../exports/types";
import { parseTaxonomyFile, TaxonomyFileError } from "../catalogue/taxonomy-file";
import type { Taxonomy } from "../catalogue/taxonomy";
import { describeAllRejected, StoreFileError } from "./store-file-error";

export { StoreFileError };

/**
 * Reads a store's exports, so that a file that cannot be read is known by what it was given as.
 * @throws StoreFileError
 */
export async function readExportFiles(files: ExportFiles): Promise<StoreExports> {
  // One salt, kept nowhere: customers of one file are those of the other.
  const salt = randomBytes(32).toString("hex");
  const all: StoreExports = {
    products: null,
    orders: null,
    customers: null,
    rejectedRows: [],
    assumptions: [],
  };
  for (const kind of ["products", "orders", "customers"] as const) {
    const path = files[kind];
    if (path === undefined) continue;
    try {
      const read = await readStoreExports({ [kind]: path }, { salt });
      if (read[kind]?.length === 0 && read.rejectedRows.length > 0) {
        throw new StoreFileError(kind, describeAllRejected(kind, read.rejectedRows));
      }
      Object.assign(all, {
        [kind]: read[kind],
        rejectedRows: [...all.rejectedRows, ...read.rejectedRows],
        assumptions: [...all.assumptions, ...read.assumptions],
      });
    } catch (error) {
      if (error instanceof ExportFileError) throw new StoreFileError(kind, error.message);
      throw error;
    }
  }
  return all;
}

/**
 * Reads Shopify's categories.txt.
 * @throws StoreFileError
 */
export async function readTaxonomyFile(path: string): Promise<Taxonomy> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new StoreFileError("taxonomy", `${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    return parseTaxonomyFile(text);
  } catch (error) {
    if (!(error instanceof TaxonomyFileError)) throw error;
    throw new StoreFileError("taxonomy", `${path}: ${error.message}`);
  }
}
