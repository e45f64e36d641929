import { getNamedType, parse, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { beforeAll, expect, it } from "vitest";
import { bulkDocuments } from "../../../app/admin-api/documents";
import type { SyncResourceName } from "../../../app/store/sync-status";
import { parseSettingsOf, type ReadContext } from "../../../app/sync/bulk-reader";
import { parseLines } from "../../../app/sync/line-parser";
import { createShopCalendar } from "../../../app/lib/shop-day";
import { expandScopes } from "../../../app/sync/plan";
import type { NumberedLine } from "../../../app/sync/parse-line";
import { readerOf } from "../../../app/sync/slice-reading.server";
import type { SliceState } from "../../../app/store/sync-slices.server";
import { loadSchema } from "../../dev-store/schema/load";
import { allScopes } from "../support/sync-store";
import { faultyShop } from "./faulty-shop";

const faulty = faultyShop({
  shopDomain: "temporal.myshopify.com",
  orders: 150,
  products: 15,
  historyDays: 90,
});
const resources = [
  "orders",
  "sales",
  "products",
  "collections",
  "customers",
  "abandonedCheckouts",
] as const;
type Resource = (typeof resources)[number];

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
});

// airbyte 4.0.0: two fields of time lacked the type of one.
it("stores every time with its zone, and every day as a day", async () => {
  const { rows } = await faulty.db.query<{ name: string; type: string }>(
    `select table_name || '.' || column_name as name, data_type as type
     from information_schema.columns where table_schema = current_schema()`,
  );
  const temporal = rows.filter(
    ({ name, type }) =>
      /(_at|_until|_date|not_before|window_from|window_to|covers_from|covers_to|expires|_day)$/i.test(
        name,
      ) || /time|date/.test(type),
  );
  expect(temporal.length).toBeGreaterThan(40);
  const wrong = temporal.filter(
    ({ name, type }) => type !== (isDay(name) ? "date" : "timestamp with time zone"),
  );
  expect(wrong).toEqual([]);
});

/** Type and field of each DateTime that a document asks for. */
/** Days and months, the shop's. */
const isDay = (name: string) => /[._](day|month|period|cohort)$/.test(name);

function dateTimesOf(text: string): Set<string> {
  const { schema } = loadSchema();
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(info, {
      Field(node) {
        const type = getNamedType(info.getType())?.name;
        if (type === "DateTime" || type === "Date") {
          found.add(`${info.getParentType()?.name}.${node.name.value}`);
        }
      },
    }),
  );
  return found;
}

/** The lines of a fresh bulk result. */
async function linesOf(resource: Resource): Promise<NumberedLine[]> {
  const client = await faulty.client();
  const { data } = await client.query<{
    bulkOperationRunQuery: { bulkOperation: { id: string } };
  }>(
    `mutation Run($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation { id } userErrors { message } } }`,
    { query: documentOf(resource) },
  );
  const { id } = data.bulkOperationRunQuery.bulkOperation;
  const ask = async () => {
    const answer = await client.query<{ bulkOperation: { url: string | null } }>(
      "query Ask($id: ID!) { bulkOperation(id: $id) { url } }",
      { id },
    );
    return answer.data.bulkOperation.url;
  };
  await expect.poll(ask, { timeout: 30_000 }).not.toBeNull();
  const chunks: Buffer[] = [];
  for await (const chunk of client.download((await ask()) ?? "")) chunks.push(chunk);
  return Buffer.concat(chunks)
    .toString("utf8")
    .split("\n")
    .slice(0, -1)
    .map((text, index) => ({ lineNo: index + 1, node: JSON.parse(text) as NumberedLine["node"] }));
}

function documentOf(resource: Resource): string {
  const reader = readerOf({ resource } as SliceState);
  return (
    reader.document(
      { scopes: expandScopes(allScopes), countries: true },
      { from: null, to: null },
      false,
    ) ?? ""
  );
}

const isTime = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);

/** Paths of values in a node that are times, without the numbers of list items. */
function timesIn(value: unknown, path: string[] = []): string[][] {
  if (isTime(value)) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => timesIn(inner, [...path, key]));
}

function withValue(node: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(node) as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

it.each(resources)(
  "takes no other text for a time in any field of %s that is one",
  async (resource) => {
    const lines = await linesOf(resource);
    const reader = readerOf({ resource: resource as SyncResourceName } as SliceState);
    const context: ReadContext = {
      shop: await faulty.shop(),
      currency: "USD",
      calendar: createShopCalendar("UTC"),
      scopes: expandScopes(allScopes),
      countries: true,
      reading: 99,
      sliceNo: 0,
      window: { from: null, to: null },
      startedAt: new Date(),
      askedAt: new Date(),
      isStrict: false,
      isLast: false,
    };
    const check = (line: NumberedLine) =>
      parseLines(reader.lines, parseSettingsOf(context), [line]);
    const tried = new Set<string>();
    for (const line of lines) {
      for (const path of timesIn(line.node)) {
        const names = path.filter((part) => !/^\d+$/.test(part));
        const name = [line.node["__typename"], ...names].join(".");
        if (tried.has(name)) continue;
        tried.add(name);
        expect(() => check(line)).not.toThrow();
        for (const wrong of ["yesterday", "2026-01-01", "2026-01-01T10:00:00", 1_767_225_600]) {
          const node = withValue(line.node, path, wrong) as NumberedLine["node"];
          const parse = () => check({ lineNo: line.lineNo, node });
          expect(parse, `${name}: ${wrong}`).toThrow(/does not have the expected shape/);
        }
      }
    }
    // Every time that the document asks for has come up, or it would not have been tried.
    const found = new Set([...tried].map((name) => name.split(".").at(-1)));
    const fields = [...dateTimesOf(bulkDocuments[resource] ?? "")].map(
      (name) => name.split(".")[1],
    );
    expect(fields.filter((field) => !found.has(field))).toEqual([]);
  },
);
