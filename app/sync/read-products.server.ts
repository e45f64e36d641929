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
import type { CollectionProductRow, CollectionRow, ProductRow } from "../store/tables/products";
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

type Read<Row, Rows> = { row: Row } | { parentId: number; lineNo: number; rows: Rows };

/** Products with variants (cost included), media and publications. */
export const productsReader: BulkReader<Read<ProductRow, ProductChildRows>> = {
  resource: "products",
  document: (scopes, _window, isStrict) =>
    productsBulkDocument({ publications: scopes.has("read_publications") }, isStrict),

  begin: (tx, context) => forgetMet(tx, context.shop, "product", { reading: context.reading }),

  parse({ currency, reading }, line) {
    if (isRoot(line, "Product"))
      return { row: productToRow(parseNode(productNode, "products", line), reading) };
    const parentId = parentOf("products", line);
    return { parentId, lineNo: line.lineNo, rows: toChildRows(line, parentId, currency) };
  },

  async write(tx, context, parsed) {
    const { shop } = context;
    const { roots, children } = splitRoots(parsed);
    const written = await writeProducts(tx, shop, roots);
    await keepGone(tx, shop, "products", [...written], context.askedAt);
    const sorted = await sortByParent(tx, shop, "product", {
      ...context,
      inBatch: roots.map(({ id }) => id),
      written,
      children,
    });
    const rows: ProductChildRows = { variants: [], media: [], publications: [] };
    for (const { rows: some } of sorted.accepted) {
      rows.variants.push(...some.variants);
      rows.media.push(...some.media);
      rows.publications.push(...some.publications);
    }
    await writeProductChildren(tx, shop, rows);
    return { roots: roots.length, orphans: sorted.orphans.map(({ lineNo }) => lineNo) };
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
    return readSteps(shop, steps, cursor);
  },

  async finish(tx, context) {
    await renumberMedia(tx, context.shop, context.reading);
    await tombstoneProducts(tx, context.shop, context);
  },
};

/** Collections and their members. */
export const collectionsReader: BulkReader<Read<CollectionRow, CollectionProductRow>> = {
  resource: "collections",
  document: (_scopes, _window, isStrict) => (isStrict ? null : collectionsBulkDocument),

  begin: (tx, context) => forgetMet(tx, context.shop, "collection", { reading: context.reading }),

  parse({ reading }, line) {
    if (isRoot(line, "Collection"))
      return { row: collectionToRow(parseNode(collectionNode, "collections", line), reading) };
    const collectionId = parentOf("collections", line);
    const productId = numberOfGid(parseNode(memberNode, "collections", line).id);
    return { parentId: collectionId, lineNo: line.lineNo, rows: { collectionId, productId } };
  },

  async write(tx, context, parsed) {
    const { shop } = context;
    const { roots, children } = splitRoots(parsed);
    const written = await writeCollections(tx, shop, roots);
    const sorted = await sortByParent(tx, shop, "collection", {
      ...context,
      inBatch: roots.map(({ id }) => id),
      written,
      children,
    });
    const members = sorted.accepted.map(({ rows }) => rows);
    await writeCollectionMembers(tx, shop, members);
    return { roots: roots.length, orphans: sorted.orphans.map(({ lineNo }) => lineNo) };
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
function isRoot(line: NumberedLine, rootType: string): boolean {
  return line.node["__parentId"] === undefined && typeOf(line) === rootType;
}

function splitRoots<Row, Rows>(parsed: readonly Read<Row, Rows>[]) {
  return {
    roots: parsed.flatMap((each) => ("row" in each ? each.row : [])),
    children: parsed.flatMap((each) => ("row" in each ? [] : each)),
  };
}

function toChildRows(line: NumberedLine, parentId: number, currency: string): ProductChildRows {
  switch (typeOf(line)) {
    case "ProductVariant": {
      const node = parseNode(variantNode, "products", line);
      return { ...none, variants: [variantToRow(node, parentId, currency)] };
    }
    case "ResourcePublicationV2": {
      const node = parseNode(resourcePublicationNode, "products", line);
      return { ...none, publications: [resourcePublicationToRow(node, parentId)] };
    }
    default: {
      const node = parseNode(mediaNode, "products", line);
      return { ...none, media: [mediaToRow(node, parentId, line.lineNo)] };
    }
  }
}

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
