import type { ProductFacts } from "./facts";
import { readHtml, type HtmlReading } from "../texts/html";
import { measureWidth, splitWords } from "../texts/letters";
import { hashText } from "../texts/texts";

// Several checks ask the same of a product, one after the other. A reading lives as long as its facts.

function remember<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = read(key);
      known.set(key, value);
    }
    return value;
  };
}

export interface DescriptionReading extends HtmlReading {
  /** Of the plain text, as `measureWidth` says. */
  width: number;
  /** As the catalogue's `descriptions` has it. */
  hash: string;
}

/** The description, parsed once. */
export const readDescription = remember((product: ProductFacts): DescriptionReading => {
  const html = readHtml(product.descriptionHtml);
  return { ...html, width: measureWidth(html.text), hash: hashText(html.text) };
});

/** The words of the title. */
export const readTitleWords = remember((product: ProductFacts): readonly string[] =>
  splitWords(product.title),
);

export { remember };
