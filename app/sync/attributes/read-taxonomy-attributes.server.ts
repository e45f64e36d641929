import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server";
import {
  attributeValuesQuery,
  categoryAttributesQuery,
  moreAttributeValuesQuery,
} from "../../admin-api/documents/taxonomy";
import {
  listStaleAttributes,
  listStaleCategories,
  writeTaxonomyAttributes,
  type TaxonomyAttribute,
} from "../../store/attributes.server";
import { parsePageNode } from "../parse-line";
import { connection, readOn } from "../read-on.server";
import { gid } from "../shapes";
import { askInParts } from "./ask-in-parts";

const dayMs = 24 * 60 * 60_000;
/** Shopify publishes the taxonomy a few times a year, and a list costs as much as it is long. */
export const attributesFreshMs = 30 * dayMs;

/** Up to 50 fields each, and up to 100 values: about 520 points a query. */
export const categoriesAtOnce = 10;
const listsAtOnce = 5;

const nodes = z.object({ nodes: z.array(z.unknown()) });
const category = z.object({
  id: gid,
  // A field of a kind that is not known has no name here.
  attributes: z.object({
    nodes: z.array(
      z.object({ __typename: z.string(), id: gid.optional(), name: z.string().optional() }),
    ),
  }),
});
const list = z.object({ id: gid, values: connection });
const value = z.object({ id: gid, name: z.string() });

/**
 * Reads what categories ask for, and what may be chosen, where that is not known or old. A category
 * or a list that Shopify does not answer with stays unknown.
 */
export async function readTaxonomyAttributes(
  client: AdminClient,
  categoryIds: readonly string[],
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - attributesFreshMs);
  const stale = await listStaleCategories(categoryIds, since);
  for (let start = 0; start < stale.length; start += categoriesAtOnce) {
    const found = await askInParts(stale.slice(start, start + categoriesAtOnce), (ids) =>
      askForCategories(client, ids),
    );
    const fields = [
      ...new Map(found.flatMap(({ fields }) => fields).map((f) => [f.id, f])).values(),
    ];
    const asked = await listStaleAttributes(
      fields.map(({ id }) => id),
      since,
    );
    const isAsked = new Set(asked);
    const lists = fields.filter(({ id, isList }) => isList && isAsked.has(id));
    const values = await readLists(
      client,
      lists.map(({ id }) => id),
    );
    const known = fields.flatMap(({ id, name, isList }): TaxonomyAttribute[] => {
      if (!isAsked.has(id)) return [];
      const chosen = isList ? values.get(id) : null;
      return chosen === undefined ? [] : [{ id, name, values: chosen }];
    });
    const isLost = (id: string) => isAsked.has(id) && !known.some((one) => one.id === id);
    // Without one of its lists a category is asked for again.
    const whole = found.filter(({ fields: own }) => !own.some(({ id }) => isLost(id)));
    await writeTaxonomyAttributes(
      new Map(whole.map(({ id, fields: own }) => [id, own.map((field) => field.id)])),
      known,
      now,
    );
  }
}

interface Field {
  id: string;
  name: string;
  isList: boolean;
}

async function askForCategories(
  client: AdminClient,
  ids: readonly string[],
): Promise<{ id: string; fields: Field[] }[]> {
  const { data } = await client.query(categoryAttributesQuery, { ids });
  return parsePageNode(nodes, "taxonomy", data).nodes.flatMap((node) => {
    // Of another language or version: not a category of this taxonomy.
    if (node === null) return [];
    const { id, attributes } = parsePageNode(category, "taxonomy", node);
    const fields = attributes.nodes.flatMap(({ __typename, id: fieldId, name }): Field[] =>
      fieldId === undefined || name === undefined
        ? []
        : [{ id: fieldId, name, isList: __typename === "TaxonomyChoiceListAttribute" }],
    );
    return [{ id, fields }];
  });
}

type ListOfValues = readonly [attributeId: string, values: { id: string; name: string }[]];

async function readLists(
  client: AdminClient,
  ids: readonly string[],
): Promise<Map<string, ListOfValues[1]>> {
  const lists = new Map<string, ListOfValues[1]>();
  for (let start = 0; start < ids.length; start += listsAtOnce) {
    const found = await askInParts(ids.slice(start, start + listsAtOnce), (some) =>
      askForLists(client, some),
    );
    for (const [id, values] of found) lists.set(id, values);
  }
  return lists;
}

async function askForLists(client: AdminClient, ids: readonly string[]): Promise<ListOfValues[]> {
  const { data } = await client.query(attributeValuesQuery, { ids });
  const found: ListOfValues[] = [];
  for (const node of parsePageNode(nodes, "taxonomy", data).nodes) {
    if (node === null) continue;
    const { id, values } = parsePageNode(list, "taxonomy", node);
    const all = [...values.nodes, ...(await readOn(client, moreAttributeValuesQuery, id, values))];
    found.push([id, all.map((each) => parsePageNode(value, "taxonomy", each))]);
  }
  return found;
}
