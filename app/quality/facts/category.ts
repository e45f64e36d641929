import type { CategoryFacts } from "./facts";

/** "aa-1-4" of "gid://shopify/TaxonomyCategory/aa-1-4": each level adds a number. */
export function codeOfCategory(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** Whether a code is one of Shopify's list: two letters, then a number for each level. */
export function isListCode(code: string): boolean {
  return /^[a-z]{2}(?:-\d+)*$/.test(code);
}

/** The code of a category's vertical: "aa". */
export function verticalOf(id: string): string {
  return codeOfCategory(id).split("-")[0] ?? "";
}

/** Whether a category is another one, or lies below it. */
export function isWithin(id: string, code: string): boolean {
  const own = codeOfCategory(id);
  return own === code || own.startsWith(`${code}-`);
}

// Codes of the taxonomy stay the same from release to release and in every language; names do not.
export const giftCardsCode = "gc";
export const uncategorizedCode = "na";
export const mediaCode = "me";
/** Of whom it is says the category itself. */
export const childrensClothingCode = "aa-1-25";
const apparelCodes = ["aa-1", "aa-8"];

/** Clothing and shoes: what Google asks gender, age, colour and size of. */
export function isApparel(category: CategoryFacts | null): boolean {
  return category !== null && apparelCodes.some((code) => isWithin(category.id, code));
}
