import { cutText } from "./cut-text";
import type { MediaFacts, ProductFacts } from "../facts/facts";
import { countCharacters, languageOf } from "./letters";
import { listImages, nameFile } from "../facts/media-places";
import { normalizeText } from "./texts";
import { namesThing, namesVendor } from "../facts/title-facts";
import { isOptionOf } from "./words/option-names";
import { nameView } from "./words/views";

/** Letters and digits as words with one space around each. */
function spaced(text: string): string {
  return ` ${normalizeText(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
}

/** The colour that the image shows: the only one there is, or the only one that its file is named by; null: not known. */
function findColour(
  { options, hasOnlyDefaultVariant }: ProductFacts,
  url: string | null,
): string | null {
  const colours = options.find(({ name }) => isOptionOf("colour", name))?.values ?? [];
  if (hasOnlyDefaultVariant || colours.length === 0) return null;
  if (colours.length === 1) return colours[0] ?? null;
  let file = nameFile(url);
  try {
    file = decodeURIComponent(file);
  } catch {
    // An address that is not well formed says what it says.
  }
  const named = colours.filter(
    (colour) => spaced(colour).trim() && spaced(file).includes(spaced(colour)),
  );
  // "Navy Blue" names "Blue" as well.
  const longest = named.filter(
    (one) => !named.some((other) => other !== one && spaced(other).includes(spaced(one))),
  );
  return longest.length === 1 ? (longest[0] ?? null) : null;
}

/**
 * What is known of an image: the product's vendor and title, the colour, and which of several images it is.
 * Null: the product has no title that names it.
 */
export function writeAltText(
  product: ProductFacts,
  image: MediaFacts,
  locale: string | null,
  most: number,
): string | null {
  if (!namesThing(product, locale)) return null;
  const title = product.title.trim();
  const vendor = product.vendor.trim();
  const name = vendor === "" || namesVendor(title, vendor) ? title : `${vendor} ${title}`;
  const colour = findColour(product, image.url);
  const index = listImages(product).findIndex(({ id }) => id === image.id);
  const end = [
    ...(colour !== null && !spaced(name).includes(spaced(colour)) ? [colour] : []),
    ...(index > 0 ? [nameView(index + 1, languageOf(locale))] : []),
  ]
    .map((part) => `, ${part}`)
    .join("");
  return cutText(name, Math.max(most - countCharacters(end), 1)) + end;
}
