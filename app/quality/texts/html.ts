import { Parser } from "htmlparser2";

/** What checks ask of a text in HTML. */
export interface HtmlReading {
  /** As a shopper reads it: entities decoded, single spaces, without scripts and styles. */
  text: string;
  /** Addresses of links, as written. */
  links: readonly string[];
  /** Names of all elements in it, each once. */
  elements: ReadonlySet<string>;
  /** Values of style attributes, as written. */
  styles: readonly string[];
  /** Addresses of iframes, as written; "" where one has none. */
  frames: readonly string[];
  /** Elements that are opened and not closed, or closed and not opened. */
  unbalanced: readonly string[];
}

/** Elements whose end tag HTML lets one leave out. */
export const endIsOptional: ReadonlySet<string> = new Set(
  "p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp html head body".split(
    " ",
  ),
);
/** Those whose text no shopper reads. */
export const hiddenElements: ReadonlySet<string> = new Set([
  "script",
  "style",
  "template",
  "noscript",
]);
/** Those within a line: nothing separates the words around them. */
export const inlineElements: ReadonlySet<string> = new Set(
  "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

/** Counts end tags, which the parser leaves out where nothing was opened. */
class CountingParser extends Parser {
  readonly endTags = new Map<string, number>();
  constructor(
    private readonly html: string,
    ...rest: ConstructorParameters<typeof Parser>
  ) {
    super(...rest);
  }
  override onclosetag(start: number, endIndex: number): void {
    const name = this.html.slice(start, endIndex).toLowerCase();
    this.endTags.set(name, (this.endTags.get(name) ?? 0) + 1);
    super.onclosetag(start, endIndex);
  }
  isVoid(name: string): boolean {
    return this.isVoidElement(name);
  }
}

/** Reads HTML as a browser does: whatever is wrong with it, there is a reading. */
export function readHtml(html: string): HtmlReading {
  const pieces: string[] = [];
  const links: string[] = [];
  const styles: string[] = [];
  const frames: string[] = [];
  const elements = new Set<string>();
  const unbalanced = new Set<string>();
  const closed = new Map<string, number>();
  let hiddenDepth = 0;
  let drawingDepth = 0;

  const parser = new CountingParser(html, {
    onopentag(name, attributes) {
      elements.add(name);
      if (hiddenElements.has(name)) hiddenDepth++;
      if (name === "svg") drawingDepth++;
      if (!inlineElements.has(name)) pieces.push(" ");
      if (name === "a" && attributes.href !== undefined) links.push(attributes.href);
      if (name === "iframe") frames.push(attributes.src ?? "");
      if (attributes.style !== undefined) styles.push(attributes.style);
    },
    ontext(text) {
      if (hiddenDepth === 0) pieces.push(text);
    },
    onclosetag(name, isImplied) {
      if (hiddenElements.has(name)) hiddenDepth--;
      if (name === "svg") drawingDepth--;
      if (!inlineElements.has(name)) pieces.push(" ");
      if (!isImplied) closed.set(name, (closed.get(name) ?? 0) + 1);
      // Shapes of a drawing end in themselves.
      else if (drawingDepth === 0 && !endIsOptional.has(name) && !parser.isVoid(name))
        unbalanced.add(name);
    },
  });
  parser.write(html);
  parser.end();

  for (const [name, count] of parser.endTags) {
    if (count > (closed.get(name) ?? 0)) unbalanced.add(name);
  }
  const text = pieces.join("").replace(/\s+/gu, " ").trim();
  return { text, links, elements, styles, frames, unbalanced: [...unbalanced] };
}
