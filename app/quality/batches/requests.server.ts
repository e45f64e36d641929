import {
  createOptionsMutation,
  deleteOptionsMutation,
  fixFilesMutation,
  fixOptionMutation,
  fixProductMutation,
  fixVariantsMutation,
  publishMutation,
  setFieldsMutation,
  unpublishMutation,
} from "../../admin-api/documents/fixes";
import { toGid } from "../../lib/gid";
import { entriesIn, unitNames, type ProductNode } from "./current-values";
import { placeholderOption } from "../facts/placeholder-option";
import {
  fieldOf,
  findOption,
  optionOfTarget,
  readWeight,
  type FieldName,
  type FieldValue,
} from "../fixes/fields";

/** A change that is to be written. */
export interface Writing {
  changeNo: number;
  field: FieldName;
  target: string;
  before: FieldValue;
  after: FieldValue;
  /** It may have been written before, or was refused as having changed. */
  wasTried: boolean;
}

/** One request to Shopify, and the changes that it carries. */
export interface WriteRequest {
  document: string;
  variables: Record<string, unknown>;
  writings: readonly Writing[];
  /** Of which of its changes an error of Shopify's is; null: of all of them. */
  blame(path: readonly string[]): readonly Writing[] | null;
}

/** What has to be sent to change a product so, in this order: what identifies it comes last. */
export function toRequests(
  product: ProductNode,
  writings: readonly Writing[],
  onlineStoreId: string | null,
): WriteRequest[] {
  const at = (place: string) => writings.filter(({ field }) => fieldOf(field).place === place);
  const ofProduct = at("product");
  const isOnline = ({ field }: Writing) => field === "onlineStore";
  return [
    ...toOptionRequests(product, at("option")),
    ...toFieldRequests(product, at("attribute")),
    ...toVariantRequests(product, at("variant")),
    ...toFileRequests(at("media")),
    ...toProductRequests(
      product,
      ofProduct.filter((each) => !isOnline(each)),
    ),
    ...ofProduct
      .filter(isOnline)
      .map((writing) => toPublishRequest(product, writing, onlineStoreId)),
  ];
}

const all = () => null;

function toProductRequests(product: ProductNode, writings: readonly Writing[]): WriteRequest[] {
  if (writings.length === 0) return [];
  const input: Record<string, unknown> = { id: product.id };
  // Shopify takes both together.
  const seo = { title: product.seo.title ?? "", description: product.seo.description ?? "" };
  for (const { field, before, after } of writings) {
    const text = typeof after === "string" ? after : "";
    if (field === "seoTitle") input.seo = Object.assign(seo, { title: text });
    else if (field === "seoDescription") input.seo = Object.assign(seo, { description: text });
    else if (field === "collections") Object.assign(input, toMembership(before, after));
    else if (field === "category") input.category = after;
    else if (field === "tags") input.tags = after ?? [];
    else input[field] = text;
    // Who has the old address must find the product.
    if (field === "handle") input.redirectNewHandle = true;
  }
  return [{ document: fixProductMutation, variables: { product: input }, writings, blame: all }];
}

function toMembership(before: FieldValue, after: FieldValue) {
  const ids = (value: FieldValue) => (Array.isArray(value) ? (value as string[]) : []);
  const gids = (list: string[]) => list.map((id) => toGid("Collection", Number(id)));
  return {
    collectionsToJoin: gids(ids(after).filter((id) => !ids(before).includes(id))),
    collectionsToLeave: gids(ids(before).filter((id) => !ids(after).includes(id))),
  };
}

function toVariantRequests(product: ProductNode, writings: readonly Writing[]): WriteRequest[] {
  if (writings.length === 0) return [];
  const targets = [...new Set(writings.map(({ target }) => target))];
  const variants = targets.map((target) => {
    const input: Record<string, unknown> = { id: toGid("ProductVariant", Number(target)) };
    const item: Record<string, unknown> = {};
    for (const { field, target: of, after } of writings) {
      if (of === target) putVariantField(input, item, field, after);
    }
    return Object.keys(item).length === 0 ? input : { ...input, inventoryItem: item };
  });
  return [
    {
      document: fixVariantsMutation,
      variables: { productId: product.id, variants },
      writings,
      // ["variants", "2", "barcode"]
      blame: ([list, index]) =>
        list === "variants" && index !== undefined
          ? writings.filter(({ target }) => target === targets[Number(index)])
          : null,
    },
  ];
}

function putVariantField(
  input: Record<string, unknown>,
  item: Record<string, unknown>,
  field: FieldName,
  after: FieldValue,
): void {
  switch (field) {
    case "compareAtPrice":
      input.compareAtPrice = after;
      return;
    case "barcode":
      input.barcode = after ?? "";
      return;
    case "sellsOutOfStock":
      input.inventoryPolicy = after === true ? "CONTINUE" : "DENY";
      return;
    case "sku":
      item.sku = after ?? "";
      return;
    case "cost":
      item.cost = after;
      return;
    case "countryOfOrigin":
      item.countryCodeOfOrigin = after;
      return;
    case "harmonizedSystemCode":
      item.harmonizedSystemCode = after;
      return;
    case "isTracked":
      item.tracked = after;
      return;
    case "weight": {
      const weight = typeof after === "string" ? readWeight(after) : null;
      const { value, unit } = weight ?? { value: 0, unit: "kg" as const };
      item.measurement = { weight: { value, unit: unitNames[unit] } };
      return;
    }
    default:
      throw new Error(`${field} is not of a variant`);
  }
}

function toOptionRequests(product: ProductNode, writings: readonly Writing[]): WriteRequest[] {
  const renamed = writings.filter(({ field }) => field === "optionValue");
  return [
    ...toRenameRequests(product, renamed),
    ...writings
      .filter(({ field }) => field === "option")
      .flatMap((writing) => toOptionRequest(product, writing)),
  ];
}

/** Takes an option away, or gives it back where it was: one by one, so that each can be refused by itself. */
function toOptionRequest(product: ProductNode, writing: Writing): WriteRequest[] {
  const meant = optionOfTarget("option", writing.target);
  const shared = { writings: [writing], blame: all };
  if (writing.after === null) {
    const option = findOption(product.options, meant);
    if (!option) return [];
    const variables = { productId: product.id, options: [option.id] };
    return [{ ...shared, document: deleteOptionsMutation, variables }];
  }
  const own = product.options.filter((each) => each.name !== placeholderOption);
  const at = Math.min(meant.position, own.length + 1);
  const options = [{ name: meant.name, position: at, values: [{ name: writing.after }] }];
  const variables = { productId: product.id, options };
  return [{ ...shared, document: createOptionsMutation, variables }];
}

function toRenameRequests(product: ProductNode, writings: readonly Writing[]): WriteRequest[] {
  const targets = [...new Set(writings.map(({ target }) => target))];
  return targets.flatMap((named): WriteRequest[] => {
    const own = writings.filter(({ target }) => target === named);
    const option = findOption(product.options, optionOfTarget("optionValue", named));
    if (!option) return [];
    const values = own.flatMap(({ before, after }) => {
      const value = option.optionValues.find((each) => each.name === before);
      return value ? [{ id: value.id, name: after }] : [];
    });
    return [
      {
        document: fixOptionMutation,
        variables: { productId: product.id, option: { id: option.id }, values },
        writings: own,
        blame: all,
      },
    ];
  });
}

/** Puts other entries in the place of some, field by field: Shopify takes what is to stand there as a whole. */
function toFieldRequests(product: ProductNode, writings: readonly Writing[]): WriteRequest[] {
  const keys = [...new Set(writings.map(({ target }) => target))];
  return keys.map((key): WriteRequest => {
    const own = writings.filter(({ target }) => target === key);
    const put = new Map(own.map(({ before, after }) => [before, after]));
    const entries = entriesIn(product, key).map((id) => put.get(id) ?? id);
    const found = product.metafields?.nodes.find((each) => each.key === key);
    const metafield = {
      // Shopify refuses where the field is no longer what it was when it was read.
      compareDigest: found?.compareDigest ?? null,
      ...{ ownerId: product.id, namespace: "shopify", key, type: "list.metaobject_reference" },
      value: JSON.stringify(entries),
    };
    const variables = { metafields: [metafield] };
    return { document: setFieldsMutation, variables, writings: own, blame: all };
  });
}

function toFileRequests(writings: readonly Writing[]): WriteRequest[] {
  if (writings.length === 0) return [];
  const files = writings.map(({ target, after }) => ({ id: target, alt: after ?? "" }));
  // Where one is refused, none is changed.
  return [{ document: fixFilesMutation, variables: { files }, writings, blame: all }];
}

function toPublishRequest(
  product: ProductNode,
  writing: Writing,
  publicationId: string | null,
): WriteRequest {
  const document = writing.after === true ? publishMutation : unpublishMutation;
  const variables = { id: product.id, input: [{ publicationId }] };
  return { document, variables, writings: [writing], blame: all };
}
