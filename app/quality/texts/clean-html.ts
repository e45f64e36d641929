import { applyEdits, placeElements, type Edit, type PlacedElement } from "./edit-html";
import { readHtml } from "./html";
import { alignment, isVideo, removedElements, unwrappedElements } from "./html-debris";

/** What these become, so that what they set apart stays apart. */
const instead: Readonly<Record<string, readonly [open: string, close: string]>> = {
  center: ['<div style="text-align: center">', "</div>"],
  form: ["<div>", "</div>"],
  marquee: ["<div>", "</div>"],
};
/** Whose text nobody sees, also where no end tag follows. */
const hidden = new Set(["script", "style", "title"]);
const attribute = /\s+([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const ownAlignment = /(?:^|;)\s*text-align\s*:\s*([\w-]+)\s*(?:;|$)/i;

const replaceTags = (
  { openStart, openEnd, closeStart, closeEnd }: PlacedElement,
  [open, close]: readonly [string, string],
): Edit[] => [
  { start: openStart, end: openEnd, text: open },
  { start: closeStart, end: closeEnd, text: close },
];

/** What becomes of one element: taken out, only its tags, or its end tag put in. */
function editElement(element: PlacedElement): Edit[] {
  const { name, attributes, openStart, closeStart, closeEnd, isUnclosed } = element;
  const isFrame = name === "iframe" && !isVideo(attributes.src ?? "");
  if (isFrame || removedElements.has(name)) {
    // Without an end tag, it may hold the rest of the text.
    if (isUnclosed && !hidden.has(name)) return replaceTags(element, ["", ""]);
    return [{ start: openStart, end: closeEnd, text: "" }];
  }
  if (unwrappedElements.has(name)) return replaceTags(element, instead[name] ?? ["", ""]);
  return isUnclosed ? [{ start: closeStart, end: closeStart, text: `</${name}>` }] : [];
}

/** Takes styles but alignment out of a start tag. */
function editStyle(html: string, { attributes, openStart, openEnd }: PlacedElement): Edit[] {
  const { style } = attributes;
  if (style === undefined || alignment.test(style)) return [];
  const align = ownAlignment.exec(style)?.[1];
  const kept = align === undefined ? "" : ` style="text-align: ${align}"`;
  const text = html
    .slice(openStart, openEnd)
    .replace(attribute, (all, name: string) => (name.toLowerCase() === "style" ? kept : all));
  return [{ start: openStart, end: openEnd, text }];
}

/** What is wrong may hide what else is: a text is looked at so often, at most. */
const mostRounds = 5;

/**
 * A text in HTML without scripts, foreign frames and what word processors leave; with the end tags that
 * are missing, and without pasted styles where there are more than `mostStyles`. What is right stays as it is, to the byte.
 */
export function cleanHtml(html: string, mostStyles: number): string {
  let clean = html;
  for (let round = 0; round < mostRounds; round++) {
    const { elements, strays } = placeElements(clean);
    const next = applyEdits(clean, [...elements.flatMap(editElement), ...strays]);
    if (next === clean) break;
    clean = next;
  }
  const pasted = readHtml(clean).styles.filter((style) => !alignment.test(style));
  if (pasted.length <= mostStyles) return clean;
  return applyEdits(
    clean,
    placeElements(clean).elements.flatMap((element) => editStyle(clean, element)),
  );
}

/** The text without these links; what they are on stays. */
export function dropLinks(html: string, isDropped: (link: string) => boolean): string {
  const links = placeElements(html).elements.filter(
    ({ name, attributes: { href } }) => name === "a" && href !== undefined && isDropped(href),
  );
  return applyEdits(
    html,
    links.flatMap((link) => replaceTags(link, ["", ""])),
  );
}
