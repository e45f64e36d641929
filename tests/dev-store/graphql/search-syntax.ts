/** Shopify's search syntax as a tree: terms joined by AND (also implicit), OR, NOT and "-". */
export type SearchNode =
  | { kind: "and" | "or"; children: SearchNode[] }
  | { kind: "not"; child: SearchNode }
  | { kind: "text"; value: string; isPrefix: boolean }
  | { kind: "filter"; field: string; operator: SearchOperator; values: SearchValue[] };

export type SearchOperator = "=" | ">" | ">=" | "<" | "<=";

export interface SearchValue {
  text: string;
  /** Ends in an unquoted "*". A lone "*" asks whether there is any value. */
  isPrefix: boolean;
}

/** The query cannot be read; the message says where. */
export class SearchSyntaxError extends Error {}

type Token =
  | { kind: "(" | ")" | "and" | "or" | "not" }
  | { kind: "text"; value: string; isQuoted: boolean }
  | { kind: "filter"; field: string; operator: SearchOperator; values: SearchValue[] };

/**
 * Parses e.g. `status:active,draft AND created_at:>='2024-01-01' -tag:"on sale" (red OR blue)`.
 * AND binds tighter than OR. Null for an empty query.
 */
export function parseSearch(query: string): SearchNode | null {
  const tokens = tokenize(query);
  if (tokens.length === 0) return null;
  let at = 0;
  const parseOr = (): SearchNode => {
    const children = [parseAnd()];
    while (tokens[at]?.kind === "or") {
      at += 1;
      children.push(parseAnd());
    }
    return children.length === 1 ? children[0]! : { kind: "or", children };
  };
  const parseAnd = (): SearchNode => {
    const children = [parseNot()];
    for (;;) {
      const next = tokens[at];
      if (!next || next.kind === "or" || next.kind === ")") break;
      if (next.kind === "and") at += 1;
      children.push(parseNot());
    }
    return children.length === 1 ? children[0]! : { kind: "and", children };
  };
  const parseNot = (): SearchNode => {
    const token = tokens[at];
    if (!token) throw new SearchSyntaxError(`Search ends too early: ${query}`);
    at += 1;
    switch (token.kind) {
      case "not":
        return { kind: "not", child: parseNot() };
      case "(": {
        const inner = parseOr();
        if (tokens[at]?.kind !== ")") {
          throw new SearchSyntaxError(`Search has an open parenthesis: ${query}`);
        }
        at += 1;
        return inner;
      }
      case "filter":
        return token;
      case "text": {
        const isPrefix = !token.isQuoted && token.value.endsWith("*");
        const value = isPrefix ? token.value.slice(0, -1) : token.value;
        return { kind: "text", value, isPrefix };
      }
      default:
        throw new SearchSyntaxError(`Search has a stray "${token.kind}": ${query}`);
    }
  };
  const tree = parseOr();
  if (at < tokens.length) throw new SearchSyntaxError(`Search has a stray ")": ${query}`);
  return tree;
}

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const readQuoted = (): string => {
    const quote = query[at]!;
    let text = "";
    at += 1;
    while (at < query.length && query[at] !== quote) {
      if (query[at] === "\\" && at + 1 < query.length) at += 1;
      text += query[at];
      at += 1;
    }
    if (at >= query.length) throw new SearchSyntaxError(`Search has an open quote: ${query}`);
    at += 1;
    return text;
  };
  const readWord = (stop: RegExp): string => {
    let text = "";
    while (at < query.length && !stop.test(query[at]!)) {
      if (query[at] === "\\" && at + 1 < query.length) at += 1;
      text += query[at];
      at += 1;
    }
    return text;
  };
  const readFilter = (field: string): Token => {
    const comparator = /^(>=|<=|>|<)/.exec(query.slice(at))?.[0] ?? "";
    at += comparator.length;
    const values: SearchValue[] = [];
    do {
      if (query[at] === ",") at += 1;
      if (query[at] === '"' || query[at] === "'") {
        values.push({ text: readQuoted(), isPrefix: false });
      } else {
        const text = readWord(/[\s(),]/);
        const isPrefix = text.endsWith("*");
        values.push({ text: isPrefix ? text.slice(0, -1) : text, isPrefix });
      }
    } while (query[at] === ",");
    if (values.every((value) => value.text === "" && !value.isPrefix)) {
      throw new SearchSyntaxError(`Search filter ${field} has no value: ${query}`);
    }
    const operator = (comparator || "=") as SearchOperator;
    return { kind: "filter", field, operator, values };
  };
  while (at < query.length) {
    const char = query[at]!;
    if (/\s/.test(char)) at += 1;
    else if (char === "(" || char === ")") {
      tokens.push({ kind: char });
      at += 1;
    } else if (char === "-" && /\S/.test(query[at + 1] ?? " ")) {
      tokens.push({ kind: "not" });
      at += 1;
    } else if (char === '"' || char === "'") {
      tokens.push({ kind: "text", value: readQuoted(), isQuoted: true });
    } else {
      const word = readWord(/[\s():]/);
      if (query[at] === ":" && word !== "") {
        at += 1;
        tokens.push(readFilter(word));
      } else if (word === "AND" || word === "OR" || word === "NOT") {
        tokens.push({ kind: word.toLowerCase() as "and" | "or" | "not" });
      } else {
        if (query[at] === ":") at += 1;
        tokens.push({ kind: "text", value: word, isQuoted: false });
      }
    }
  }
  return tokens;
}
