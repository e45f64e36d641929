import { cutText, takeSentences } from "./cut-text";
import type { ProductFacts, ShopFacts } from "../facts/facts";
import { measureWidth } from "./letters";
import { listSingleValues } from "./option-values";
import { readDescription } from "../facts/readings";
import { normalizeText } from "./texts";
import { namesThing, namesVendor } from "../facts/title-facts";

/** What search results have between a title and the shop's or the maker's name. */
const separator = " | ";

/** A title with a name after it, the title cut where there is no room for both. */
function nameAfter(title: string, name: string, most: number): string {
  const end = separator + name;
  return cutText(title, most - measureWidth(end), measureWidth) + end;
}

/**
 * Titles for search results, the best first: what is entered where it is too long or too short, else the
 * product's title; with vendor, choice, type or the shop's name where there is room. Not yet measured.
 */
export function listSeoTitles(
  product: ProductFacts,
  { most, shop, isSame }: { most: number; shop: ShopFacts; isSame: boolean },
): string[] {
  if (!namesThing(product, shop.locale)) return [];
  const title = product.title.trim();
  const vendor = product.vendor.trim();
  const entered = isSame ? "" : (product.seoTitle?.trim() ?? "");
  return [entered, title].filter(Boolean).flatMap((base) => {
    const isSaid = (text: string) => normalizeText(base).includes(normalizeText(text));
    const more = [...listSingleValues(product), product.productType.trim()].filter(
      (text) => text !== "" && !isSaid(text),
    );
    const names = [vendor, namesVendor(shop.name, vendor) ? "" : shop.name.trim()].filter(
      (name) => name !== "" && !namesVendor(base, name),
    );
    const [name] = names;
    const fits = measureWidth(base) <= most;
    return [
      ...(name !== undefined && fits ? [base + separator + name] : []),
      cutText(base, most, measureWidth),
      ...more.map((text) => `${base}, ${text}`),
      ...(name !== undefined ? more.map((text) => `${base}, ${text}${separator}${name}`) : []),
      ...(name !== undefined && more.length > 1
        ? [[base, ...more].join(", ") + separator + name]
        : []),
      ...(names.length > 1 ? [[base, ...names].join(separator)] : []),
      ...(names.length > 1 ? [[[base, ...more].join(", "), ...names].join(separator)] : []),
      ...(name !== undefined ? [nameAfter(base, name, most)] : []),
    ];
  });
}

const wayOn = "…";

/** A text of at most `most`, cut after a sentence where enough is left, else after a word. */
function cutAtSentence(
  text: string,
  { least, most, locale }: { least: number; most: number; locale: string | null },
): string {
  const whole = text.trim();
  if (measureWidth(whole) <= most) return whole;
  const sentences = takeSentences(whole, most, measureWidth, locale);
  if (measureWidth(sentences) >= least) return sentences;
  return cutText(whole, most - measureWidth(wayOn), measureWidth) + wayOn;
}

/**
 * A description for search results out of what is entered, where that is only too long, else of the
 * beginning of the product's own; with its title where that is too short. Null: there is not enough text.
 */
export function writeSeoDescription(
  product: ProductFacts,
  room: { least: number; most: number; locale: string | null },
): string | null {
  const entered = product.seoDescription?.trim() ?? "";
  const { text } = readDescription(product);
  const titled = `${product.title.trim()} – ${text}`;
  const sources = [measureWidth(entered) > room.most ? entered : "", text, text && titled];
  for (const source of sources) {
    const cut = cutAtSentence(source, room);
    const width = measureWidth(cut);
    if (width >= room.least && width <= room.most) return cut;
  }
  return null;
}
