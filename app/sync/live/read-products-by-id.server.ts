import type { z } from "zod";
import {
  collectionProductsQuery,
  collectionsByIdQuery,
  productAttributesQuery,
  productCollectionsQuery,
  productMediaQuery,
  productPublicationsQuery,
  productsByIdQuery,
  productVariantsQuery,
} from "../../admin-api/documents/products";
import type { AdminClient } from "../../admin-api/client.server";
import { numberOfGid } from "../../lib/gid";
import { keepDayLows } from "../../store/products/day-lows.server";
import {
  replaceMemberships,
  writeCollectionMembers,
  writeCollections,
  writeProductChildren,
  writeProducts,
} from "../../store/products.server";
import type {
  CollectionProductRow,
  ProductAttributeRow,
  ProductMediaRow,
  ProductPublicationRow,
  VariantRow,
} from "../../store/tables/products";
import { readAttributesOf } from "../attributes/rest-steps.server";
import { attributeNode, attributeToRow, googleRowsOf } from "../attributes/attribute-rows";
import type { ReadContext } from "../bulk-reader";
import { parsePageNode } from "../parse-line";
import {
  collectionNode,
  collectionToRow,
  mediaNode,
  mediaToRow,
  productNode,
  productToRow,
  resourcePublicationNode,
  resourcePublicationToRow,
  variantNode,
  variantToRow,
} from "../product-rows";
import { connection, readOn, type Connection } from "../read-on.server";
import { reference } from "../shapes";
import { askForObjects, type ObjectReader } from "./object-reader.server";

const productWithChildren = productNode.extend({
  variants: connection,
  media: connection,
  // Refused, or a Shopify without them: what a product has in them is not known then.
  metafields: connection.nullish(),
  resourcePublicationsV2: connection.optional(),
  collections: connection,
});

/** Products with variants, media, publications, and the collections they are in. */
export const productsById: ObjectReader = {
  resource: "products",
  // Variants, media, fields of the category, publications and collections: about 180 points a product.
  atOnce: 5,
  scope: "read_products",
  async read(client, context, ids) {
    const access = { publications: context.scopes.has("read_publications") };
    const document = productsByIdQuery(access);
    const { objects, found, gone } = await askForObjects(
      client,
      "products",
      document,
      ids,
      productWithChildren,
      ({ path }) => path.endsWith(".metafields"),
    );
    const rows = objects.map((node) =>
      productToRow(node, context.reading, Boolean(node.metafields)),
    );
    const children: ReadChildren = { variants: [], media: [], publications: [], attributes: [] };
    const memberships: CollectionProductRow[] = [];
    for (const product of objects) {
      await addChildren(client, context, product, children, memberships);
    }
    await readAttributesOf(client, context, {
      categoryIds: rows.flatMap(({ categoryId }) => categoryId ?? []),
      entryIds: children.attributes.flatMap(({ entries }) => entries),
    });
    return {
      found,
      gone,
      async write(tx) {
        const { shop } = context;
        const written = await writeProducts(tx, shop, rows, context.askedAt);
        const isWritten = ({ productId }: { productId: number }) => written.has(productId);
        await writeProductChildren(tx, shop, {
          variants: children.variants.filter(isWritten),
          media: children.media.filter(isWritten),
          publications: children.publications.filter(isWritten),
          attributes: children.attributes.filter(isWritten),
        });
        const today = context.calendar.dayOf(context.askedAt);
        await keepDayLows(tx, shop, [...written], today);
        await replaceMemberships(
          tx,
          shop,
          found.filter((id) => written.has(id)),
          memberships.filter(isWritten),
        );
      },
    };
  },
};

interface ReadChildren {
  variants: VariantRow[];
  media: ProductMediaRow[];
  publications: ProductPublicationRow[];
  attributes: ProductAttributeRow[];
}

async function addChildren(
  client: AdminClient,
  { currency }: ReadContext,
  product: z.infer<typeof productWithChildren>,
  into: ReadChildren,
  memberships: CollectionProductRow[],
): Promise<void> {
  const id = numberOfGid(product.id);
  const all = async <S extends z.ZodType>(first: Connection, document: string, node: S) => {
    const nodes = [...first.nodes, ...(await readOn(client, document, product.id, first))];
    return nodes.map((child) => parsePageNode(node, "products", child));
  };
  const { variants, media, metafields, resourcePublicationsV2: published, collections } = product;
  for (const node of await all(variants, productVariantsQuery, variantNode)) {
    into.variants.push(variantToRow(node, id, currency));
  }
  const gallery = await all(media, productMediaQuery, mediaNode);
  into.media.push(...gallery.map((node, index) => mediaToRow(node, id, index)));
  into.attributes.push(...googleRowsOf(product, id));
  if (metafields) {
    const nodes = await all(metafields, productAttributesQuery, attributeNode);
    into.attributes.push(...nodes.map((node) => attributeToRow(node, id)));
  }
  if (published) {
    const nodes = await all(published, productPublicationsQuery, resourcePublicationNode);
    into.publications.push(...nodes.map((node) => resourcePublicationToRow(node, id)));
  }
  for (const node of await all(collections, productCollectionsQuery, reference)) {
    memberships.push({ productId: id, collectionId: numberOfGid(node.id) });
  }
}

const nothingRead: Connection = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } };

/** Collections with all that is in them. */
export const collectionsById: ObjectReader = {
  resource: "collections",
  // Each is followed by pages of its members.
  atOnce: 10,
  scope: "read_products",
  async read(client, context, ids) {
    const { objects, found, gone } = await askForObjects(
      client,
      "collections",
      collectionsByIdQuery,
      ids,
      collectionNode,
    );
    const members: CollectionProductRow[] = [];
    for (const { id } of objects) {
      for (const node of await readOn(client, collectionProductsQuery, id, nothingRead)) {
        const product = parsePageNode(reference, "collections", node);
        members.push({ collectionId: numberOfGid(id), productId: numberOfGid(product.id) });
      }
    }
    const rows = objects.map((node) => collectionToRow(node, context.reading));
    return {
      found,
      gone,
      async write(tx) {
        const written = await writeCollections(tx, context.shop, rows, context.askedAt);
        const ofWritten = members.filter(({ collectionId }) => written.has(collectionId));
        await writeCollectionMembers(tx, context.shop, ofWritten);
      },
    };
  },
};
