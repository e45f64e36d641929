import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server";
import { attributeEntriesQuery } from "../../admin-api/documents/taxonomy";
import type { AttributeEntryRow } from "../../store/attributes.server";
import { parsePageNode } from "../parse-line";
import { gid } from "../shapes";

/** Of metaobjects Shopify answers in nodes as many as 250; so many cost some 250 points. */
export const entriesAtOnce = 50;
/** The scope without which metaobjects are not shown. */
export const entriesScope = "read_metaobjects";

const answer = z.object({ nodes: z.array(z.unknown()) });
const entry = z.object({
  id: gid,
  type: z.string(),
  displayName: z.string(),
  fields: z.array(z.object({ type: z.string(), value: z.string().nullable() })),
});

// Fields of this type, or of lists of it, name values of the taxonomy.
const taxonomyValue = /(^|\.)product_taxonomy_value_reference$/;
const valueGid = /gid:\/\/shopify\/TaxonomyValue\/\d+/g;

/** What metaobjects stand for; those that are refused or gone are left out. */
export async function readAttributeEntries(
  client: AdminClient,
  ids: readonly string[],
): Promise<AttributeEntryRow[]> {
  const { data } = await client.query(attributeEntriesQuery, { ids });
  return parsePageNode(answer, "products", data).nodes.flatMap((node): AttributeEntryRow[] => {
    if (node === null) return [];
    const { id, type, displayName, fields } = parsePageNode(entry, "products", node);
    const valueIds = fields.flatMap((field) =>
      taxonomyValue.test(field.type) ? (field.value?.match(valueGid) ?? []) : [],
    );
    return [{ entryId: id, type, name: displayName, valueIds: [...new Set(valueIds)] }];
  });
}
