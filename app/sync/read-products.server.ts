import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import {
  collectionProductsQuery,
  collectionsBulkDocument,
  productExtrasQuery,
  productMediaQuery,
  productPublicationsQuery,
  productsBulkDocument,
  productVariantsQuery,
} from "../admin-api/documents/products";
import { numberOfGid, toGid } from "../lib/gid";
import { pickRows } from "../store/packed-rows";
import { keepGone } from "../store/live-marks.server";
import { crowdedFrom, forgetMet, sortByParent } from "../store/parents.server";
import {
  listManyPublished,
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
import { attributeSteps } from "./attributes/rest-steps.server";
import type { BulkReader, ReadContext } from "./bulk-reader";
import {
  collectionLines,
  productLines,
  type PackedCollections,
  type PackedProducts,
} from "./parse-products";
import {
  mediaNode,
  mediaToRow,
  memberNode,
  resourcePublicationNode,
  resourcePublicationToRow,
  variantNode,
  variantToRow,
} from "./product-rows";
import { readChildrenOf, readSteps, unreadable, type RestStep } from "./read-products-rest.server";
import { gid } from "./shapes";

const none: ProductChildRows = { variants: [], media: [], publications: [], attributes: [] };

/** Products with variants (cost included), media and publications. */
export const productsReader: BulkReader<PackedProducts> = {
  resource: "products",
  lines: productLines,
  document: ({ scopes }, _window, isStrict) =>
    productsBulkDocument({ publications: scopes.has("read_publications") }, isStrict),

  begin: (tx, context) => forgetMet(tx, context.shop, "product", { reading: context.reading }),

  async write(tx, context, packed) {
    const { shop } = context;
    const written = await writeProducts(tx, shop, packed.products, context.askedAt);
    await keepGone(tx, shop, "products", [...written], context.askedAt);
    const { isAccepted, orphans } = await sortByParent(tx, shop, "product", {
      ...context,
      inBatch: packed.products.leads,
      written,
      children: packed.children,
    });
    const rows = {
      variants: pickRows(packed.variants, isAccepted),
      media: pickRows(packed.media, isAccepted),
      publications: pickRows(packed.publications, isAccepted),
      attributes: pickRows(packed.attributes, isAccepted),
    };
    await writeProductChildren(tx, shop, rows, written);
    return { roots: packed.roots, orphans };
  },

  readRest(client, context, cursor) {
    const { shop, reading, currency, scopes } = context;
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
    if (scopes.has("read_publications")) steps.push(publicationsStep(client, context));
    if (context.isStrict) steps.unshift(extrasStep(client, context));
    steps.push(...attributeSteps(client, context));
    return readSteps(shop, steps, cursor);
  },

  async finish(tx, context) {
    await renumberMedia(tx, context.shop, context.reading);
    await tombstoneProducts(tx, context.shop, context);
  },
};

/** Collections and their members. */
export const collectionsReader: BulkReader<PackedCollections> = {
  resource: "collections",
  lines: collectionLines,
  document: (_permissions, _window, isStrict) => (isStrict ? null : collectionsBulkDocument),

  begin: (tx, context) => forgetMet(tx, context.shop, "collection", { reading: context.reading }),

  async write(tx, context, packed) {
    const { shop } = context;
    const written = await writeCollections(tx, shop, packed.collections, context.askedAt);
    const { isAccepted, orphans } = await sortByParent(tx, shop, "collection", {
      ...context,
      inBatch: packed.collections.leads,
      written,
      children: packed.children,
    });
    await writeCollectionMembers(tx, shop, pickRows(packed.members, isAccepted));
    return { roots: packed.roots, orphans };
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

// Cost of a query: about 60 points a product.
const productsAtOnce = 10;
const publicationsAtOnce = 10;

/** All publications of products that have as many as a result, or the page before, may be cut at. */
function publicationsStep(client: AdminClient, { shop, reading, isStrict }: ReadContext): RestStep {
  const atLeast = isStrict ? publicationsAtOnce : crowdedFrom;
  return {
    name: "publications",
    list: (tx, afterId) => listManyPublished(tx, shop, { reading, afterId, atLeast }),
    read: readChildrenOf(client, {
      type: "Product",
      document: productPublicationsQuery,
      node: resourcePublicationNode,
      write: (tx, id, nodes) =>
        writeProductChildren(tx, shop, {
          ...none,
          publications: nodes.map((node) => resourcePublicationToRow(node, id)),
        }),
    }),
  };
}

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
