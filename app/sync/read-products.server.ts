import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import {
  collectionProductsQuery,
  collectionsBulkDocument,
  productExtrasQuery,
  productMediaQuery,
  productsBulkDocument,
  productVariantsQuery,
} from "../admin-api/documents/products";
import { numberOfGid, toGid } from "../lib/gid";
import type { SyncResourceName } from "../store/sync-status";
import { forgetMet, sortByParent } from "../store/parents.server";
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
import type { BulkReader, ReadContext } from "./bulk-reader";
import { parentOf, parseNode, typeOf, type NumberedLine } from "./parse-line";
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
import { readChildrenOf, readSteps, unreadable, type RestStep } from "./read-products-rest.server";
import { gid } from "./shapes";

const none: ProductChildRows = { variants: [], media: [], publications: [] };

/** Products with variants (cost included), media and publications. */
export const productsReader: BulkReader = {
  resource: "products",
  document: (scopes, _window, isStrict) =>
    productsBulkDocument({ publications: scopes.has("read_publications") }, isStrict),

  begin: (tx, context) => forgetMet(tx, context.shop, "product", { reading: context.reading }),

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

  readRest(client, context, cursor) {
    const { shop, reading, currency } = context;
    const steps: RestStep[] = [
      {
        name: "variants",
        list: (tx, afterId) => listShortOf(tx, shop, "variants", { reading, afterId }),
        read: readChildrenOf(client, {
          type: "Product",
          document: productVariantsQuery,
          node: variantNode,
          write: (tx, id, nodes) =>
            writeProductChildren(tx, shop, {
              ...none,
              variants: nodes.map((node) => variantToRow(node, id, currency)),
            }),
        }),
      },
      {
        name: "media",
        list: (tx, afterId) => listShortOf(tx, shop, "media", { reading, afterId }),
        read: readChildrenOf(client, {
          type: "Product",
          document: productMediaQuery,
          node: mediaNode,
          write: (tx, id, nodes, offset) =>
            writeProductChildren(tx, shop, {
              ...none,
              media: nodes.map((node, index) => mediaToRow(node, id, offset + index)),
            }),
        }),
      },
    ];
    if (context.isStrict) steps.unshift(extrasStep(client, context));
    return readSteps(shop, steps, cursor);
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

  begin: (tx, context) => forgetMet(tx, context.shop, "collection", { reading: context.reading }),

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

  readRest(client, { shop, reading }, cursor) {
    const members: RestStep = {
      name: "members",
      list: (tx, afterId) => listShortOf(tx, shop, "members", { reading, afterId }),
      read: readChildrenOf(client, {
        type: "Collection",
        document: collectionProductsQuery,
        node: memberNode,
        write: (tx, id, nodes) =>
          writeCollectionMembers(
            tx,
            shop,
            nodes.map((node) => ({ collectionId: id, productId: numberOfGid(node.id) })),
          ),
      }),
    };
    return readSteps(shop, [members], cursor);
  },

  finish: (tx, context) => removeMissingCollections(tx, context.shop, context),
};

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
  id: gid,
  media: z.object({ nodes: z.array(mediaNode) }),
  resourcePublicationsV2: z.object({ nodes: z.array(resourcePublicationNode) }).optional(),
});
const extrasAnswer = z.object({ nodes: z.array(productExtras.nullable()) });

/** Media and publications of every product of this reading; more than 10 media are read on later. */
function extrasStep(client: AdminClient, { shop, reading, scopes }: ReadContext): RestStep {
  return {
    name: "extras",
    list: (tx, afterId) => listOfReading(tx, shop, { reading, afterId }),
    async *read(ids, at) {
      for (let start = 0; start < ids.length; start += productsAtOnce) {
        const some = ids.slice(start, start + productsAtOnce);
        const { data } = await client.query(productExtrasQuery, {
          ids: some.map((id) => toGid("Product", id)),
          withPublications: scopes.has("read_publications"),
        });
        const parsed = extrasAnswer.safeParse(data);
        if (!parsed.success) throw unreadable("Product", parsed.error);
        const products = parsed.data.nodes.filter((node) => node !== null);
        yield {
          write: (tx) =>
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
          next: { step: at.step, afterId: some.at(-1) ?? at.afterId, within: null },
        };
      }
    },
  };
}
