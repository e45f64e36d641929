import { readHtml } from "./html";

/** Elements that come along when a title is copied out of a page. "<L>" is a size. */
const elements = new Set(
  "a b br div em font h1 h2 h3 h4 h5 h6 i img li meta p script small span strong sub sup table td u ul".split(
    " ",
  ),
);
const entity = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/gi;

// Inside quotes, a > ends no tag.
const rest = `(?:\\s(?:"[^"]*"|'[^']*'|[^'">])*)?`;
const tag = new RegExp(`</?(?:${[...elements].join("|")})${rest}/?>`, "gi");
const script = /<script\b[\s\S]*?<\/script\s*>/gi;
const withinWord = /^<\/?(?:a|b|em|font|i|small|span|strong|sub|sup|u)\b/i;

/** What an entity stands for: "&" of "&amp;". What is none stays: "R&D;". */
function decode(text: string): string {
  return readHtml(`x${text}x`).text.slice(1, -1);
}

/** The first element or entity; null: none. */
export function findMarkup(title: string): string | null {
  for (const name of title.includes("<") ? readHtml(title).elements : []) {
    if (elements.has(name)) return `<${name}>`;
  }
  const entities = title.match(entity) ?? [];
  return entities.find((text) => decode(text) !== text) ?? null;
}

/** Texts are escaped twice or three times by importers, hardly more often. */
const mostRounds = 4;

/** The text without elements, and what its entities stand for. */
export function dropMarkup(title: string): string {
  let text = title;
  for (let round = 0; round < mostRounds && findMarkup(text) !== null; round++) {
    text = text
      .replace(script, " ")
      .replace(tag, (one) => (withinWord.test(one) ? "" : " "))
      .replace(entity, decode);
  }
  return text;
}
