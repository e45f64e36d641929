export interface Token {
  kind: "word" | "number" | "string" | "date" | "relative" | "symbol" | "end";
  text: string;
  /** 1-based column. */
  column: number;
}

export class ShopifyqlError extends Error {}

const PATTERNS: readonly (readonly [Token["kind"] | "space", RegExp])[] = [
  ["space", /\s+|--[^\n]*/y],
  ["date", /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?/y],
  ["relative", /[-+]\d+(?:d|w|m|q|y|day|week|month|quarter|year)s?\b/iy],
  ["number", /-?\d+(?:\.\d+)?/y],
  ["string", /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/y],
  ["word", /[A-Za-z_][A-Za-z0-9_]*/y],
  ["symbol", /!=|<>|<=|>=|[=<>(),*]/y],
];

/** Splits a ShopifyQL query into tokens; throws ShopifyqlError at a character that fits nothing. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const token = readToken(query, at);
    if (!token) {
      throw new ShopifyqlError(`Syntax error at column ${at + 1}: unexpected '${query[at]}'`);
    }
    if (token.kind !== "space") {
      const text = token.kind === "string" ? unquote(token.text) : token.text;
      tokens.push({ kind: token.kind, text, column: at + 1 });
    }
    at += token.text.length;
  }
  tokens.push({ kind: "end", text: "", column: query.length + 1 });
  return tokens;
}

function readToken(query: string, at: number) {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match) return { kind, text: match[0] };
  }
  return null;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}
