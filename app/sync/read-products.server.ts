import { z } from "zod";
import type { AdminClient, QueryResult } from "../admin-api/client.server";
import {
  collectionProductsQuery,
  collectionsBulkDocument,
  productExtrasQuery,
  productMediaQuery,
  productsBulkDocument,
  productVariantsQuery,
} from "../admin-api/documents/products";
import { AppError } from "../lib/errors";
import { numberOfGid, toGid } from "../lib/gid";
import type { SyncResourceName } from "../store/sync-status";
import { sortByParent } from "../store/parents.server";
import {
  listOfReading,
  listShortOf,
  removeMissingCollections,
  renumberMedia,
  tombstoneProducts,
  writeCollectionMembers,
  writeCollections,
  writeProductChildren,
  writeProducts,
  type ProductChildRows,
} from "../store/products.server";
import type { BulkReader, Commit, ReadContext } from "./bulk-reader";
import { parentOf, parseNode, parsePageNode, typeOf, type NumberedLine } from "./parse-line";
import {
  collectionNode,
  collectionToRow,
  mediaNode,
  mediaToRow,
  memberNode,
  productNode,
  productToRow,
  resourcePublicationNode,
  resourcePublicationToRow,
  variantNode,
  variantToRow,
} from "./product-rows";

const none: ProductChildRows = { variants: [], media: [], publications: [] };

/** Products with variants (cost included), media and publications. */
export const productsReader: BulkReader = {
  resource: "products",
  document: (scopes, _window, isStrict) =>
    productsBulkDocument({ publications: scopes.has("read_publications") }, isStrict),

  async write(tx, context, lines) {
    const { shop, reading, currency } = context;
    const { roots, children } = splitRoots("products", lines, "Product");
    const products = roots.map((line) =>
      productToRow(parseNode(productNode, "products", line), reading),
    );
    const written = await writeProducts(tx, shop, products);
    const sorted = await sortByParent(tx, shop, "product", {
      reading,
      isLast: context.isLast,
      inBatch: products.map(({ id }) => id),
      written,
      children,
    });
    const rows: ProductChildRows = { variants: [], media: [], publications: [] };
    for (const { parentId, line } of sorted.accepted) {
      if (typeOf(line) === "ProductVariant") {
        rows.variants.push(
          variantToRow(parseNode(variantNode, "products", line), parentId, currency),
        );
      } else if (typeOf(line) === "ResourcePublicationV2") {
        const node = parseNode(resourcePublicationNode, "products", line);
        rows.publications.push(resourcePublicationToRow(node, parentId));
      } else {
        rows.media.push(mediaToRow(parseNode(mediaNode, "products", line), parentId, line.lineNo));
      }
    }
    await writeProductChildren(tx, shop, rows);
    return { roots: products.length, orphans: sorted.orphans.map(({ line }) => line) };
  },

  async readOn(client, context, commit) {
    const { shop, reading, currency } = context;
    if (context.isStrict) await readExtras(client, context, commit);
    for (const id of await commit((tx) => listShortOf(tx, shop, "variants", reading))) {
      await readOn(client, productVariantsQuery, toGid("Product", id), commit, (tx, nodes) =>
        writeProductChildren(tx, shop, {
          ...none,
          variants: nodes.map((node) => variantToRow(parsePage(variantNode, node), id, currency)),
        }),
      );
    }
    for (const id of await commit((tx) => listShortOf(tx, shop, "media", reading))) {
      await readOn(client, productMediaQuery, toGid("Product", id), commit, (tx, nodes, offset) =>
        writeProductChildren(tx, shop, {
          ...none,
          media: nodes.map((node, index) =>
            mediaToRow(parsePage(mediaNode, node), id, offset + index),
          ),
        }),
      );
    }
  },

  async finish(tx, context) {
    await renumberMedia(tx, context.shop, context.reading);
    await tombstoneProducts(tx, context.shop, context);
  },
};

/** Collections and their members. */
export const collectionsReader: BulkReader = {
  resource: "collections",
  document: (_scopes, _window, isStrict) => (isStrict ? null : collectionsBulkDocument),

  async write(tx, context, lines) {
    const { shop, reading } = context;
    const { roots, children } = splitRoots("collections", lines, "Collection");
    const rows = roots.map((line) =>
      collectionToRow(parseNode(collectionNode, "collections", line), reading),
    );
    const written = await writeCollections(tx, shop, rows);
    const sorted = await sortByParent(tx, shop, "collection", {
      reading,
      isLast: context.isLast,
      inBatch: rows.map(({ id }) => id),
      written,
      children,
    });
    await writeCollectionMembers(
      tx,
      shop,
      sorted.accepted.map(({ parentId, line }) => ({
        collectionId: parentId,
        productId: numberOfGid(parseNode(memberNode, "collections", line).id),
      })),
    );
    return { roots: rows.length, orphans: sorted.orphans.map(({ line }) => line) };
  },

  async readOn(client, context, commit) {
    const { shop, reading } = context;
    for (const id of await commit((tx) => listShortOf(tx, shop, "members", reading))) {
      await readOn(client, collectionProductsQuery, toGid("Collection", id), commit, (tx, nodes) =>
        writeCollectionMembers(
          tx,
          shop,
          nodes.map((node) => ({
            collectionId: id,
            productId: numberOfGid(parsePageNode(memberNode, "collections", node).id),
          })),
        ),
      );
    }
  },

  finish: (tx, context) => removeMissingCollections(tx, context.shop, context),
};

function parsePage<S extends z.ZodType>(schema: S, node: unknown): z.output<S> {
  return parsePageNode(schema, "products", node);
}

// A root line has no parent; members of collections are products too.
function splitRoots(resource: SyncResourceName, lines: readonly NumberedLine[], rootType: string) {
  const roots: NumberedLine[] = [];
  const children: { parentId: number; line: NumberedLine }[] = [];
  for (const line of lines) {
    if (line.node["__parentId"] === undefined && typeOf(line) === rootType) roots.push(line);
    else children.push({ parentId: parentOf(resource, line), line });
  }
  return { roots, children };
}

// Cost of a query: about 60 points a product.
const productsAtOnce = 10;

const productExtras = z.object({
  id: z.string(),
  media: z.object({ nodes: z.array(mediaNode) }),
  resourcePublicationsV2: z.object({ nodes: z.array(resourcePublicationNode) }).optional(),
});

/** Media and publications of every product of this reading; more than 10 media are read on later. */
async function readExtras(
  client: AdminClient,
  context: ReadContext,
  commit: Commit,
): Promise<void> {
  const { shop, reading, scopes } = context;
  const ids = await commit((tx) => listOfReading(tx, shop, reading));
  for (let start = 0; start < ids.length; start += productsAtOnce) {
    const { data } = await client.query<{ nodes: unknown[] }>(productExtrasQuery, {
      ids: ids.slice(start, start + productsAtOnce).map((id) => toGid("Product", id)),
      withPublications: scopes.has("read_publications"),
    });
    const found = data.nodes.filter((node) => node !== null);
    const products = found.map((node) => parsePage(productExtras, node));
    await commit((tx) =>
      writeProductChildren(tx, shop, {
        ...none,
        media: products.flatMap(({ id, media }) =>
          media.nodes.map((node, index) => mediaToRow(node, numberOfGid(id), index)),
        ),
        publications: products.flatMap(({ id, resourcePublicationsV2 }) =>
          (resourcePublicationsV2?.nodes ?? []).map((node) =>
            resourcePublicationToRow(node, numberOfGid(id)),
          ),
        ),
      }),
    );
  }
}

interface ChildrenPage {
  children: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** Reads all children of one object by pages: bulk results have been seen to cut them off. */
async function readOn(
  client: AdminClient,
  document: string,
  id: string,
  commit: Commit,
  write: (
    tx: Parameters<Parameters<Commit>[0]>[0],
    nodes: unknown[],
    offset: number,
  ) => Promise<void>,
): Promise<void> {
  let after: string | null = null;
  let offset = 0;
  for (;;) {
    const answer: QueryResult<Record<string, ChildrenPage | null>> = await client.query(document, {
      id,
      after,
    });
    const page: ChildrenPage["children"] | undefined = Object.values(answer.data)[0]?.children;
    // Deleted meanwhile: nothing to read on.
    if (!page) return;
    await commit((tx) => write(tx, page.nodes, offset));
    offset += page.nodes.length;
    if (!page.pageInfo.hasNextPage) return;
    if (page.pageInfo.endCursor === null || page.pageInfo.endCursor === after) {
      throw new AppError("upstream_invalid", `A page of ${id} leads nowhere.`);
    }
    after = page.pageInfo.endCursor;
  }
}
