import { ShopifyqlError, tokenize } from "./lexer";
import type { Token } from "./lexer";

export const TIME_UNITS = ["hour", "day", "week", "month", "quarter", "year"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export interface NamedItem {
  name: string;
  column: number;
}
export interface Moment {
  text: string;
  column: number;
}
export type Condition =
  | { kind: "and" | "or"; left: Condition; right: Condition }
  | { kind: "not"; inner: Condition }
  | { kind: "compare"; name: string; column: number; operator: string; values: (string | null)[] };

export interface Query {
  from: NamedItem;
  show: (NamedItem & { alias: string })[];
  where: Condition | null;
  groupBy: NamedItem[];
  timeseries: TimeUnit | null;
  since: Moment | null;
  until: Moment | null;
  during: Moment | null;
  orderBy: (NamedItem & { descending: boolean })[];
  limit: number | null;
  withTotals: boolean;
}

const CLAUSES = [
  "FROM",
  "SHOW",
  "WHERE",
  "GROUP",
  "TIMESERIES",
  "SINCE",
  "UNTIL",
  "DURING",
  "ORDER",
  "LIMIT",
  "WITH",
  "HAVING",
  "COMPARE",
  "VISUALIZE",
] as const;

/** Parses FROM ... SHOW ... and the clauses after it, in any order; throws ShopifyqlError with the word at fault. */
export function parseQuery(text: string): Query {
  const tokens = tokenize(text);
  let position = 0;
  const peek = () => tokens[position] as Token;
  const take = () => tokens[position++] as Token;
  const isWord = (word: string) => peek().kind === "word" && peek().text.toUpperCase() === word;
  const fail = (expected: string): never => {
    const { text: found, column } = peek();
    throw new ShopifyqlError(
      found === ""
        ? `Syntax error: the query ends where ${expected} is expected`
        : `Syntax error at column ${column}: '${found}' found where ${expected} is expected`,
    );
  };
  const expectWord = (word: string) => (isWord(word) ? take() : fail(word));
  const expectSymbol = (symbol: string) =>
    peek().kind === "symbol" && peek().text === symbol ? take() : fail(`'${symbol}'`);
  const acceptSymbol = (symbol: string) =>
    peek().kind === "symbol" && peek().text === symbol ? (take(), true) : false;

  function name(what: string): NamedItem {
    const { kind, text: word, column } = peek();
    if (kind !== "word" || (CLAUSES as readonly string[]).includes(word.toUpperCase())) fail(what);
    take();
    return { name: word.toLowerCase(), column };
  }

  function list<T>(one: () => T): T[] {
    const items = [one()];
    while (acceptSymbol(",")) items.push(one());
    return items;
  }

  const query: Query = {
    from: (expectWord("FROM"), name("a schema name")),
    show: [],
    where: null,
    groupBy: [],
    timeseries: null,
    since: null,
    until: null,
    during: null,
    orderBy: [],
    limit: null,
    withTotals: false,
  };
  expectWord("SHOW");
  query.show = list(() => {
    const item = name("a metric name");
    const alias = isWord("AS") ? (take(), name("an alias").name) : item.name;
    return { ...item, alias };
  });

  while (peek().kind !== "end") {
    if (isWord("WHERE")) {
      take();
      query.where = parseOr();
    } else if (isWord("GROUP")) {
      take();
      expectWord("BY");
      query.groupBy = list(() => name("a dimension name"));
    } else if (isWord("TIMESERIES")) {
      take();
      query.timeseries = timeUnit();
    } else if (isWord("SINCE")) {
      take();
      query.since = moment();
    } else if (isWord("UNTIL")) {
      take();
      query.until = moment();
    } else if (isWord("DURING")) {
      take();
      query.during = moment();
    } else if (isWord("ORDER")) {
      take();
      expectWord("BY");
      query.orderBy = list(() => {
        const item = name("a column name");
        const descending = isWord("DESC");
        if (descending || isWord("ASC")) take();
        return { ...item, descending };
      });
    } else if (isWord("LIMIT")) {
      take();
      if (peek().kind !== "number" || !/^\d+$/.test(peek().text)) fail("a number");
      query.limit = Number(take().text);
    } else if (isWord("WITH")) {
      take();
      expectWord("TOTALS");
      query.withTotals = true;
    } else if (isWord("HAVING") || isWord("COMPARE") || isWord("VISUALIZE")) {
      const { text: word, column } = peek();
      throw new ShopifyqlError(
        `Syntax error at column ${column}: '${word}' is not supported by this store`,
      );
    } else fail("a clause");
  }
  return query;

  function timeUnit(): TimeUnit {
    const unit = TIME_UNITS.find((one) => isWord(one.toUpperCase()));
    if (!unit) return fail("one of hour, day, week, month, quarter, year");
    take();
    return unit;
  }

  function moment(): Moment {
    const { kind, text: word, column } = peek();
    if (kind !== "date" && kind !== "relative" && kind !== "word") fail("a date");
    take();
    let all = word;
    if (kind === "word" && acceptSymbol("(")) {
      if (peek().kind === "relative" || peek().kind === "number") all += `(${take().text})`;
      expectSymbol(")");
    }
    return { text: all, column };
  }

  function parseOr(): Condition {
    let left = parseAnd();
    while (isWord("OR")) {
      take();
      left = { kind: "or", left, right: parseAnd() };
    }
    return left;
  }

  function parseAnd(): Condition {
    let left = parseOne();
    while (isWord("AND")) {
      take();
      left = { kind: "and", left, right: parseOne() };
    }
    return left;
  }

  function parseOne(): Condition {
    if (isWord("NOT")) {
      take();
      return { kind: "not", inner: parseOne() };
    }
    if (acceptSymbol("(")) {
      const inner = parseOr();
      expectSymbol(")");
      return inner;
    }
    const item = name("a dimension name");
    return { kind: "compare", ...item, ...comparison() };
  }

  function comparison(): { operator: string; values: (string | null)[] } {
    if (isWord("IS")) {
      take();
      const isNot = isWord("NOT");
      if (isNot) take();
      expectWord("NULL");
      return { operator: isNot ? "!=" : "=", values: [null] };
    }
    if (isWord("NOT")) {
      take();
      expectWord("IN");
      return { operator: "not in", values: valueList() };
    }
    if (isWord("IN")) {
      take();
      return { operator: "in", values: valueList() };
    }
    if (isWord("CONTAINS")) {
      take();
      return { operator: "contains", values: [value()] };
    }
    if (isWord("STARTS") || isWord("ENDS")) {
      const operator = take().text.toLowerCase() === "starts" ? "starts with" : "ends with";
      expectWord("WITH");
      return { operator, values: [value()] };
    }
    if (peek().kind !== "symbol" || !/^(=|!=|<>|<|>|<=|>=)$/.test(peek().text)) {
      fail("a comparison");
    }
    const operator = take().text;
    return { operator: operator === "<>" ? "!=" : operator, values: [value()] };
  }

  function valueList(): (string | null)[] {
    expectSymbol("(");
    const values = list(value);
    expectSymbol(")");
    return values;
  }

  function value(): string | null {
    if (isWord("NULL")) return (take(), null);
    const { kind } = peek();
    if (kind === "end" || kind === "symbol") fail("a value");
    return take().text;
  }
}
