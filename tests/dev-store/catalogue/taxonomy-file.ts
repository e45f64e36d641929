import { createTaxonomy, parentKey } from "./taxonomy";
import type { ListedCategory, Taxonomy } from "./taxonomy";

/** A file that is not Shopify's list of categories; the message says what is wrong and on which line. */
export class TaxonomyFileError extends Error {
  override readonly name = "TaxonomyFileError";
}

const EXPECTED =
  'expected Shopify\'s categories.txt, with lines such as "gid://shopify/TaxonomyCategory/ap-1 : Animals & Pet Supplies > Live Animals"';
const CATEGORY = /^gid:\/\/shopify\/TaxonomyCategory\/([a-z]+(?:-\d+)*)\s*:\s*(\S.*)$/;

/**
 * Reads Shopify's published categories.txt: one category a line, its gid and its full name; lines
 * that begin with # are comments, the first of which ends with the version.
 */
export function parseTaxonomyFile(text: string): Taxonomy {
  let version = "unknown";
  const categories: ListedCategory[] = [];
  const lineOf = new Map<string, number>();
  text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .forEach((line, at) => {
      const trimmed = line.trim();
      if (trimmed === "") return;
      if (trimmed.startsWith("#")) {
        const told = /:\s*(v?\d\S*)$/.exec(trimmed)?.[1];
        if (told && version === "unknown") version = told;
        return;
      }
      const [, key, fullName] = CATEGORY.exec(trimmed) ?? [];
      if (key === undefined || fullName === undefined) {
        throw new TaxonomyFileError(`line ${at + 1} is no category; ${EXPECTED}`);
      }
      const before = lineOf.get(key);
      if (before !== undefined) {
        throw new TaxonomyFileError(`line ${at + 1} repeats category ${key} of line ${before}`);
      }
      const path = fullName.split(">").map((name) => name.trim());
      if (path.length !== key.split("-").length) {
        const depth = key.split("-").length;
        throw new TaxonomyFileError(
          `line ${at + 1}: category ${key} lies at level ${depth}, but its name has ${path.length} parts`,
        );
      }
      lineOf.set(key, at + 1);
      categories.push({ key, path });
    });
  if (categories.length === 0) throw new TaxonomyFileError(`no categories in it; ${EXPECTED}`);
  for (const { key } of categories) {
    const parent = parentKey(key);
    if (parent !== null && !lineOf.has(parent)) {
      throw new TaxonomyFileError(
        `line ${lineOf.get(key)}: category ${key} lies under ${parent}, which the file does not have`,
      );
    }
  }
  return createTaxonomy(version, categories);
}
