import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

const copied = /^(?:copy-of|kopie-von|copie-de|copia-de|copia-di|kopie-van)-|-copy(?:-\d+)?$/;

/** Words of Latin letters as a handle has them: "grosse-vase" of "Große Vase". */
function slug(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
}

function dropVowels(text: string): string {
  return text.replace(/[aeiou-]/g, "");
}

export const handle = defineCheck({
  id: "SEO-04",
  subject: "seo",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: (product) => {
    if (product.handle === "" || product.title.trim() === "") return notApplicable;
    if (copied.test(product.handle)) return finding({ context: "copy", handle: product.handle });
    const own = product.handle.split("-");
    const title = slug(product.title);
    // "-1" is what Shopify adds where a handle is taken; the title may say it, too.
    const isNumbered = /^[1-9]$/.test(own.at(-1) ?? "") && own.length > 1;
    const numbers: readonly string[] = product.title.match(/\p{N}+/gu) ?? [];
    if (isNumbered && !numbers.includes(own.at(-1) ?? "")) {
      return finding({ context: "number", handle: product.handle });
    }
    // Other scripts are written in Latin letters in a handle, in ways that differ.
    const isLatin = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}]+$/u.test(product.title);
    if (!isLatin || title.length === 0) return passed;
    // The beginnings are compared; where umlauts are written as two letters, all but the vowels.
    const beginnings = new Set(slug(product.handle).map((word) => word.slice(0, 3)));
    const consonants = dropVowels(product.handle);
    const isAlike = title.some((word) => {
      const rest = dropVowels(word);
      return beginnings.has(word.slice(0, 3)) || (rest.length > 2 && consonants.includes(rest));
    });
    return isAlike
      ? passed
      : finding({ context: "unlike", handle: product.handle, title: product.title });
  },
});
