import { Parser } from "htmlparser2";
import { endIsOptional, hiddenElements, inlineElements } from "./html";

/** An element as it stands in a text in HTML: places count from 0, ends are the place after the last character. */
export interface PlacedElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  openStart: number;
  openEnd: number;
  /** Where its end tag is; where it has none, the place where it ends, twice. */
  closeStart: number;
  closeEnd: number;
  /** Opened and not closed, though HTML asks for it. */
  isUnclosed: boolean;
}

/** Something to stand in a text instead of what does. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Tells of end tags that nothing was opened for. */
class PlacingParser extends Parser {
  readonly strays: Edit[] = [];
  hasClosed = false;
  constructor(
    private readonly html: string,
    ...rest: ConstructorParameters<typeof Parser>
  ) {
    super(...rest);
  }
  endOfTag(from: number): number {
    const end = this.html.indexOf(">", from);
    return end < 0 ? this.html.length : end + 1;
  }
  override onclosetag(start: number, endIndex: number): void {
    const at = this.startIndex;
    this.hasClosed = false;
    super.onclosetag(start, endIndex);
    if (!this.hasClosed) this.strays.push({ start: at, end: this.endOfTag(endIndex), text: "" });
  }
  isVoid(name: string): boolean {
    return this.isVoidElement(name);
  }
}

/** The elements in the order in which they end, and end tags to be taken out, as a browser would. */
export function placeElements(html: string): { elements: PlacedElement[]; strays: Edit[] } {
  const elements: PlacedElement[] = [];
  const open: (PlacedElement & { isImagined: boolean })[] = [];
  let drawingDepth = 0;
  const parser = new PlacingParser(html, {
    oncomment() {
      // Without an end, it would hold what is put in after it.
      const isOpen = parser.endIndex >= html.length - 1 && !html.endsWith("-->");
      if (isOpen) parser.strays.push({ start: parser.startIndex, end: html.length, text: "" });
    },
    onopentag(name, attributes, isImplied) {
      if (name === "svg") drawingDepth++;
      const openEnd = parser.endIndex + 1;
      const place = {
        openStart: parser.startIndex,
        openEnd,
        closeStart: openEnd,
        closeEnd: openEnd,
      };
      open.push({ name, attributes, ...place, isUnclosed: false, isImagined: isImplied });
    },
    onclosetag(name, isImplied) {
      if (name === "svg") drawingDepth--;
      if (!isImplied) parser.hasClosed = true;
      const { isImagined, ...element } = open.pop() ?? { isImagined: true };
      if (isImagined || !("name" in element)) return;
      const isVoid = parser.isVoid(name);
      if (!isVoid) {
        element.closeStart = parser.startIndex;
        element.closeEnd = isImplied ? parser.startIndex : parser.endOfTag(parser.endIndex);
      }
      element.isUnclosed = isImplied && !isVoid && drawingDepth === 0 && !endIsOptional.has(name);
      elements.push(element);
    },
  });
  parser.write(html);
  parser.end();
  return { elements, strays: parser.strays };
}

/** The text with all these edits; one within another is left out. Everything else stays as it is. */
export function applyEdits(html: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  let result = "";
  let at = 0;
  for (const { start, end, text } of inOrder) {
    if (start < at) continue;
    result += html.slice(at, start) + text;
    at = end;
  }
  return result + html.slice(at);
}

/** A text between two tags: as it is written, entities and all. */
export interface PlacedText {
  start: number;
  end: number;
  /** Whether another block, line or cell begins with it. */
  isBeginning: boolean;
}

/** The texts that a shopper reads, in their order. */
export function placeTexts(html: string): PlacedText[] {
  const texts: PlacedText[] = [];
  let hiddenDepth = 0;
  let isBeginning = true;
  const parser = new Parser(
    {
      onopentag(name) {
        if (hiddenElements.has(name)) hiddenDepth++;
        if (!inlineElements.has(name)) isBeginning = true;
      },
      ontext(text) {
        if (hiddenDepth > 0) return;
        texts.push({ start: parser.startIndex, end: parser.endIndex + 1, isBeginning });
        if (text.trim() !== "") isBeginning = false;
      },
      onclosetag(name) {
        if (hiddenElements.has(name)) hiddenDepth--;
        if (!inlineElements.has(name)) isBeginning = true;
      },
    },
    { decodeEntities: false },
  );
  parser.write(html);
  parser.end();
  return texts;
}
