import { placeElements, type PlacedElement } from "./edit-html";
import { inlineElements, readHtml } from "./html";
import { countCharacters } from "./letters";

const heading = /^h[1-6]$/;

/** What stands up to a place, with what is open there closed. */
function cutAt(html: string, at: number, elements: readonly PlacedElement[]): string {
  const open = elements
    .filter(({ openStart, closeEnd }) => openStart < at && at < closeEnd)
    .sort((one, other) => other.openStart - one.openStart);
  return html.slice(0, at) + open.map(({ name }) => `</${name}>`).join("");
}

/**
 * The beginning of a text in HTML, up to the end of the last paragraph, item or cell with which a shopper
 * reads no more than `most` characters; it does not end with a heading. Null where there is none such.
 */
export function keepFirstBlocks(html: string, most: number): string | null {
  const { elements } = placeElements(html);
  const blocks = elements.filter(
    ({ name, openEnd, closeStart }) => !inlineElements.has(name) && closeStart > openEnd,
  );
  const ends = blocks.filter(({ name }) => !heading.test(name)).map(({ closeEnd }) => closeEnd);
  for (const end of ends.sort((one, other) => other - one)) {
    const text = cutAt(html, end, elements);
    const characters = countCharacters(readHtml(text).text);
    if (characters > 0 && characters <= most) return text;
  }
  return null;
}
