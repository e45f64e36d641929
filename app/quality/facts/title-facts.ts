import type { ProductFacts } from "./facts";
import { languageOf } from "../texts/letters";
import { dropNoise } from "../texts/loud-punctuation";
import { dropMarkup } from "../texts/markup";
import { normalizeText } from "../texts/texts";
import { dropCopyMark, isPlaceholder } from "../texts/words/placeholders";
import { dropPromotion } from "../texts/words/promotional";

/** Whether a title names the vendor, however it is spaced and capitalised. */
export function namesVendor(title: string, vendor: string): boolean {
  const squeeze = (text: string) => normalizeText(text).replace(/[^\p{L}\p{N}]/gu, "");
  return squeeze(title).includes(squeeze(vendor));
}

/** Whether a title names a thing: something is left of it without code, noise and offers, and no placeholder. */
export function namesThing(
  { title, vendor }: Pick<ProductFacts, "title" | "vendor">,
  locale: string | null,
): boolean {
  const plain = dropNoise(dropMarkup(title), vendor);
  const rest = dropCopyMark(dropPromotion(plain, languageOf(locale)));
  return /[\p{L}\p{N}]/u.test(rest) && !isPlaceholder(rest);
}
