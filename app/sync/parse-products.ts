import { numberOfGid } from "../lib/gid";
import { createRowPacker, type PackedRows } from "../store/packed-rows";
import type { ChildLines } from "../store/parents.server";
import * as tables from "../store/tables/products";
import { attributeNode, attributeToRow, googleRowsOf } from "./attributes/attribute-rows";
import { collectChildLines } from "./child-lines";
import type { LineKind } from "./line-parser";
import { createMediaPlaces } from "./media-places";
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

export interface PackedProducts {
  roots: number;
  products: PackedRows;
  children: ChildLines;
  variants: PackedRows;
  media: PackedRows;
  publications: PackedRows;
  attributes: PackedRows;
}

export const productLines: LineKind<PackedProducts> = {
  resource: "products",
  parser({ currency, reading, shopId }) {
    const shop = { id: shopId };
    let roots = 0;
    const children = collectChildLines();
    const products = createRowPacker(tables.productTable, shop);
    const variants = createRowPacker(tables.variantTable, shop);
    const media = createRowPacker(tables.productMediaTable, shop);
    const publications = createRowPacker(tables.productPublicationTable, shop);
    const attributes = createRowPacker(tables.productAttributeTable, shop);
    const places = createMediaPlaces();

    return {
      add(line) {
        if (isRoot(line, "Product")) {
          roots += 1;
          const product = parseNode(productNode, "products", line);
          const row = productToRow(product, reading, true);
          products.add(row);
          places.meetProduct(line, row.id);
          for (const google of googleRowsOf(product, row.id)) attributes.add(google);
          return;
        }
        const parentId = parentOf("products", line);
        children.add(parentId, line.lineNo);
        const type = typeOf(line);
        if (type === "ProductVariant") {
          const node = parseNode(variantNode, "products", line);
          variants.add(variantToRow(node, parentId, currency));
        } else if (type === "ResourcePublicationV2") {
          const node = parseNode(resourcePublicationNode, "products", line);
          publications.add(resourcePublicationToRow(node, parentId));
        } else if (type === "Metafield") {
          attributes.add(attributeToRow(parseNode(attributeNode, "products", line), parentId));
        } else {
          const node = parseNode(mediaNode, "products", line);
          media.add(mediaToRow(node, parentId, places.placeOf(line, parentId)));
        }
      },

      take() {
        const taken = {
          roots,
          products: products.take(),
          children: children.take(),
          variants: variants.take(),
          media: media.take(),
          publications: publications.take(),
          attributes: attributes.take(),
        };
        roots = 0;
        return taken;
      },
    };
  },
};

export interface PackedCollections {
  roots: number;
  collections: PackedRows;
  children: ChildLines;
  members: PackedRows;
}

export const collectionLines: LineKind<PackedCollections> = {
  resource: "collections",
  parser({ reading, shopId }) {
    const shop = { id: shopId };
    let roots = 0;
    const children = collectChildLines();
    const collections = createRowPacker(tables.collectionTable, shop);
    const members = createRowPacker(tables.collectionProductTable, shop);

    return {
      add(line) {
        if (isRoot(line, "Collection")) {
          roots += 1;
          collections.add(collectionToRow(parseNode(collectionNode, "collections", line), reading));
          return;
        }
        const collectionId = parentOf("collections", line);
        children.add(collectionId, line.lineNo);
        const productId = numberOfGid(parseNode(memberNode, "collections", line).id);
        members.add({ collectionId, productId });
      },

      take() {
        const taken = {
          roots,
          collections: collections.take(),
          children: children.take(),
          members: members.take(),
        };
        roots = 0;
        return taken;
      },
    };
  },
};

// A root line has no parent; members of collections are products too.
function isRoot(line: NumberedLine, rootType: string): boolean {
  return line.node["__parentId"] === undefined && typeOf(line) === rootType;
}
