import type { ShopifyqlColumn, ShopifyqlResult } from "../../world/types";
import type { ShopTime } from "../../world/shop-time";
import { bucketOf, bucketsOf, resolveRange } from "./dates";
import { ShopifyqlError } from "./lexer";
import { parseQuery, TIME_UNITS } from "./parser";
import type { Condition, NamedItem, Query, TimeUnit } from "./parser";
import { Accumulator } from "./schema";
import type { Fact, Schema } from "./schema";

export interface Executor {
  schemas: ReadonlyMap<string, Schema>;
  time: ShopTime;
  now(): number;
}

type Row = Record<string, string | null>;

/** Runs a query; a mistake in it is answered with parse errors and no table. */
export function runShopifyql(executor: Executor, text: string): ShopifyqlResult {
  try {
    return { parseErrors: [], table: execute(executor, parseQuery(text)) };
  } catch (error) {
    if (!(error instanceof ShopifyqlError)) throw error;
    return { parseErrors: [error.message], table: null };
  }
}

function execute(executor: Executor, query: Query): NonNullable<ShopifyqlResult["table"]> {
  const schema = executor.schemas.get(query.from.name);
  if (!schema) throw new ShopifyqlError(unknown("schema", query.from));
  checkNames(schema, query);
  const { time } = executor;
  const range = resolveRange(query, time.dayOf(executor.now()));
  const dimensions = query.groupBy.map(({ name }) => name);
  const unit = query.timeseries;
  const valueOf = (fact: Fact, name: string) =>
    isTimeUnit(name) ? bucketOf(fact.at, name, time) : fact.dimension(name);

  const groups = new Map<string, { keys: (string | null)[]; sums: Accumulator }>();
  const totals = new Accumulator();
  const group = (keys: (string | null)[]) => {
    const key = JSON.stringify(keys);
    let known = groups.get(key);
    if (!known) groups.set(key, (known = { keys, sums: new Accumulator() }));
    return known;
  };
  const shown = new Set(query.show.map(({ name }) => name));
  for (const fact of schema.facts(range, shown)) {
    if (query.where && !holds(query.where, (name) => valueOf(fact, name))) continue;
    const keys = dimensions.map((name) => valueOf(fact, name));
    if (unit) keys.unshift(bucketOf(fact.at, unit, time));
    fact.add(group(keys).sums);
    if (query.withTotals) fact.add(totals);
  }

  if (unit) {
    // Every bucket has a row, for every combination of the other dimensions that occurs.
    const combinations = new Map<string, (string | null)[]>();
    for (const { keys } of groups.values()) {
      combinations.set(JSON.stringify(keys.slice(1)), keys.slice(1));
    }
    if (dimensions.length === 0) combinations.set("[]", []);
    for (const bucket of bucketsOf(range, unit, time)) {
      for (const rest of combinations.values()) group([bucket, ...rest]);
    }
  } else if (dimensions.length === 0) group([]);

  const names = [...(unit ? [unit] : []), ...dimensions];
  const rows = [...groups.values()].map(({ keys, sums }) => {
    const row: Row = {};
    names.forEach((name, i) => (row[name] = keys[i] ?? null));
    for (const { name, alias } of query.show) {
      row[alias] = schema.metrics.get(name)?.value(sums) ?? null;
      if (query.withTotals) {
        row[`${alias}__totals`] = schema.metrics.get(name)?.value(totals) ?? null;
      }
    }
    return row;
  });
  const columns = columnsOf(schema, query, names);
  sortRows(rows, query, names, columns);
  return { columns, rows: query.limit === null ? rows : rows.slice(0, query.limit) };
}

function checkNames(schema: Schema, query: Query): void {
  for (const item of query.show) {
    if (!schema.metrics.has(item.name)) throw new ShopifyqlError(unknown("metric", item));
  }
  const checkDimension = (item: NamedItem) => {
    if (item.name === "hour" && !schema.hasHours)
      throw new ShopifyqlError(unknown("dimension", item));
    if (!schema.dimensions.has(item.name) && !isTimeUnit(item.name)) {
      throw new ShopifyqlError(unknown("dimension", item));
    }
  };
  query.groupBy.forEach(checkDimension);
  if (query.timeseries) checkDimension({ name: query.timeseries, column: 1 });
  const checkCondition = (condition: Condition): void => {
    if (condition.kind === "not") checkCondition(condition.inner);
    else if (condition.kind !== "compare") {
      checkCondition(condition.left);
      checkCondition(condition.right);
    } else {
      if (isTimeUnit(condition.name)) {
        throw new ShopifyqlError(
          `Invalid filter at column ${condition.column}: '${condition.name}' is not allowed in WHERE, use SINCE and UNTIL`,
        );
      }
      checkDimension(condition);
    }
  };
  if (query.where) checkCondition(query.where);
  const columns = [
    ...query.show.map(({ alias }) => alias),
    ...query.groupBy.map(({ name }) => name),
    ...(query.timeseries ? [query.timeseries] : []),
  ];
  for (const item of query.orderBy) {
    if (!columns.includes(item.name)) throw new ShopifyqlError(unknown("column", item));
  }
}

function unknown(what: string, { name, column }: NamedItem): string {
  return `Invalid ${what} at column ${column}: '${name}' is not known`;
}

function isTimeUnit(name: string): name is TimeUnit {
  return (TIME_UNITS as readonly string[]).includes(name);
}

function holds(condition: Condition, valueOf: (name: string) => string | null): boolean {
  switch (condition.kind) {
    case "and":
      return holds(condition.left, valueOf) && holds(condition.right, valueOf);
    case "or":
      return holds(condition.left, valueOf) || holds(condition.right, valueOf);
    case "not":
      return !holds(condition.inner, valueOf);
    case "compare":
      return compare(valueOf(condition.name), condition.operator, condition.values);
  }
}

function compare(
  value: string | null,
  operator: string,
  wanted: readonly (string | null)[],
): boolean {
  const [first = null] = wanted;
  switch (operator) {
    case "=":
      return value === first;
    case "!=":
      return value !== first;
    case "in":
      return wanted.includes(value);
    case "not in":
      return !wanted.includes(value);
  }
  if (value === null || first === null) return false;
  switch (operator) {
    case "contains":
      return value.toLowerCase().includes(first.toLowerCase());
    case "starts with":
      return value.toLowerCase().startsWith(first.toLowerCase());
    case "ends with":
      return value.toLowerCase().endsWith(first.toLowerCase());
    case "<":
      return order(value, first) < 0;
    case "<=":
      return order(value, first) <= 0;
    case ">":
      return order(value, first) > 0;
    default:
      return order(value, first) >= 0;
  }
}

function order(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortRows(
  rows: Row[],
  query: Query,
  names: readonly string[],
  columns: ShopifyqlColumn[],
): void {
  const keys = [
    ...query.orderBy,
    // Whatever was not asked for is in the order of the groups, so a table is always the same.
    ...names.map((name) => ({ name, descending: false })),
  ].filter(({ name }) => columns.some((column) => column.name === name));
  rows.sort((a, b) => {
    for (const { name, descending } of keys) {
      const difference = order(a[name] ?? null, b[name] ?? null);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
}

function columnsOf(schema: Schema, query: Query, names: readonly string[]): ShopifyqlColumn[] {
  const columns: ShopifyqlColumn[] = names.map((name) =>
    isTimeUnit(name)
      ? {
          name,
          dataType: `${name.toUpperCase()}_TIMESTAMP`,
          displayName: name.charAt(0).toUpperCase() + name.slice(1),
        }
      : {
          name,
          dataType: schema.dimensions.get(name)?.dataType ?? "STRING",
          displayName: schema.dimensions.get(name)?.displayName ?? name,
        },
  );
  for (const { name, alias } of query.show) {
    const { dataType = "STRING", displayName = name } = schema.metrics.get(name) ?? {};
    columns.push({ name: alias, dataType, displayName });
    if (query.withTotals) {
      columns.push({ name: `${alias}__totals`, dataType, displayName: `${displayName} (total)` });
    }
  }
  return columns;
}
