import type { FilterValue, Resource } from "../world/types";
import { SearchSyntaxError, parseSearch } from "./search-syntax";
import type { SearchNode, SearchOperator, SearchValue } from "./search-syntax";
import { parseSearchDate } from "./search-date";

export type Matcher = (id: number) => boolean;

/** Fields a bare word is looked up in, where the resource has them. */
const TEXT_FIELDS = ["title", "name", "sku", "vendor", "product_type", "tag", "barcode"];
const DATE_FIELD = /(_at|_date)$/;

/**
 * A test on ids for a search query, or null when everything matches. Reads only resource.field, so
 * a million ids need no nodes. Unlike Shopify, which ignores a filter it does not know and adds a
 * warning, an unknown filter is refused: in a test that is always a mistake.
 */
export function compileSearch(
  resource: Resource,
  query: string | null | undefined,
  timezone: string,
): Matcher | null {
  const tree = query ? parseSearch(query) : null;
  return tree ? compile(tree, { resource, timezone }) : null;
}

interface Compiling {
  resource: Resource;
  timezone: string;
}

function compile(node: SearchNode, compiling: Compiling): Matcher {
  switch (node.kind) {
    case "and": {
      const tests = node.children.map((child) => compile(child, compiling));
      return (id) => tests.every((test) => test(id));
    }
    case "or": {
      const tests = node.children.map((child) => compile(child, compiling));
      return (id) => tests.some((test) => test(id));
    }
    case "not": {
      const test = compile(node.child, compiling);
      return (id) => !test(id);
    }
    case "text":
      return compileText(node.value, compiling);
    case "filter":
      return compileFilter(node.field, node.operator, node.values, compiling);
  }
}

function compileText(text: string, { resource }: Compiling): Matcher {
  const needle = text.toLowerCase();
  const fields = TEXT_FIELDS.filter((name) => hasFilter(resource, name));
  if (fields.length === 0) {
    throw new SearchSyntaxError(`dev-store has no text search for ${resource.typeName}: ${text}`);
  }
  return (id) =>
    fields.some((name) => {
      const value = resource.field(id, name);
      const list = Array.isArray(value) ? (value as readonly string[]) : [value];
      return list.some((each) => typeof each === "string" && each.toLowerCase().includes(needle));
    });
}

function compileFilter(
  field: string,
  operator: SearchOperator,
  values: SearchValue[],
  compiling: Compiling,
): Matcher {
  const { resource } = compiling;
  if (field === "id") return compileId(operator, values);
  if (field === "status" && values.some((value) => value.text.toLowerCase() === "any")) {
    return () => true;
  }
  if (field.endsWith("_not") && !hasFilter(resource, field)) {
    const test = compileFilter(field.slice(0, -"_not".length), operator, values, compiling);
    return (id) => !test(id);
  }
  if (!hasFilter(resource, field)) {
    throw new SearchSyntaxError(`dev-store has no search filter ${field} for ${resource.typeName}`);
  }
  const tests = values.map((value) => compileValue(field, operator, value, compiling.timezone));
  return (id) => {
    const held = resource.field(id, field) ?? null;
    return tests.some((test) => test(held));
  };
}

function compileValue(
  field: string,
  operator: SearchOperator,
  value: SearchValue,
  timezone: string,
): (held: FilterValue) => boolean {
  if (value.isPrefix && value.text === "") return (held) => held !== null && held !== "";
  if (DATE_FIELD.test(field)) {
    const span = parseSearchDate(value.text, timezone);
    if (!span) throw new SearchSyntaxError(`Search filter ${field} is no date: ${value.text}`);
    return (held) => typeof held === "number" && compareSpan(held, operator, span);
  }
  const text = value.text.toLowerCase();
  const number = value.text.trim() === "" ? NaN : Number(value.text);
  const gidNumber = Number(/^gid:\/\/.*\/(\d+)$/.exec(value.text)?.[1] ?? NaN);
  const one = (held: FilterValue): boolean => {
    if (held === null) return false;
    if (typeof held === "boolean") return text === String(held);
    if (typeof held === "number") {
      const wanted = Number.isNaN(number) ? gidNumber : number;
      return !Number.isNaN(wanted) && compareNumbers(held, operator, wanted);
    }
    if (Array.isArray(held)) return held.some((each: string) => one(each));
    const string = (held as string).toLowerCase();
    if (operator !== "=") {
      const asNumber = Number(string);
      if (string !== "" && !Number.isNaN(asNumber) && !Number.isNaN(number)) {
        return compareNumbers(asNumber, operator, number);
      }
      return compareStrings(string, operator, text);
    }
    if (value.isPrefix) return string.startsWith(text);
    if (field === "status" && text === "not_closed") return string !== "closed";
    return string === text;
  };
  return one;
}

function compileId(operator: SearchOperator, values: SearchValue[]): Matcher {
  const wanted = values.map((value) => {
    const number = Number(/(\d+)$/.exec(value.text)?.[1] ?? NaN);
    if (Number.isNaN(number))
      throw new SearchSyntaxError(`Search filter id is no id: ${value.text}`);
    return number;
  });
  return (id) => wanted.some((each) => compareNumbers(id, operator, each));
}

function compareSpan(
  at: number,
  operator: SearchOperator,
  span: { from: number; until: number },
): boolean {
  switch (operator) {
    case "=":
      return at >= span.from && at < span.until;
    // Every comparison with a plain date is one with its midnight.
    case ">":
      return at > span.from;
    case ">=":
      return at >= span.from;
    case "<":
      return at < span.from;
    case "<=":
      return at <= span.from;
  }
}

function compareNumbers(held: number, operator: SearchOperator, wanted: number): boolean {
  switch (operator) {
    case "=":
      return held === wanted;
    case ">":
      return held > wanted;
    case ">=":
      return held >= wanted;
    case "<":
      return held < wanted;
    case "<=":
      return held <= wanted;
  }
}

function compareStrings(held: string, operator: SearchOperator, wanted: string): boolean {
  const order = held < wanted ? -1 : held > wanted ? 1 : 0;
  return compareNumbers(order, operator, 0);
}

/** A resource without any object cannot be asked; it then knows every filter. */
function hasFilter(resource: Resource, name: string): boolean {
  const ids = resource.ids();
  return ids.length === 0 || resource.field(ids[0]!, name) !== undefined;
}
