import { z } from "zod";
import { numberOfGid } from "../../lib/gid";
import { formatDecimal, parseDecimal } from "../../lib/money";
import { placeholderOption } from "../facts/placeholder-option";
import {
  findOption,
  optionOfTarget,
  writeWeight,
  type FieldName,
  type FieldValue,
  type weightUnits,
} from "../fixes/fields";

const seo = z.object({ title: z.string().nullable(), description: z.string().nullable() });
const productNode = z.object({
  __typename: z.literal("Product"),
  id: z.string(),
  title: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  category: z.object({ id: z.string() }).nullable(),
  descriptionHtml: z.string(),
  handle: z.string(),
  seo,
  options: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      optionValues: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  resourcePublicationsV2: z
    .object({
      nodes: z.array(
        z.object({ isPublished: z.boolean(), publication: z.object({ id: z.string() }) }),
      ),
    })
    .optional(),
  metafields: z
    .object({
      nodes: z.array(z.object({ key: z.string(), value: z.string(), compareDigest: z.string() })),
    })
    .optional(),
  collections: z.object({ nodes: z.array(z.object({ id: z.string() })) }).optional(),
});
const units = { KILOGRAMS: "kg", GRAMS: "g", POUNDS: "lb", OUNCES: "oz" } as const;
/** Units of weights by what Shopify calls them. */
export const unitsOfNames: Readonly<Record<string, keyof typeof weightUnits>> = units;
/** What Shopify calls the units of weights. */
export const unitNames: Readonly<Record<keyof typeof weightUnits, keyof typeof units>> = {
  kg: "KILOGRAMS",
  g: "GRAMS",
  lb: "POUNDS",
  oz: "OUNCES",
};
const variantNode = z.object({
  __typename: z.literal("ProductVariant"),
  id: z.string(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  barcode: z.string().nullable(),
  sku: z.string().nullable(),
  inventoryPolicy: z.enum(["CONTINUE", "DENY"]),
  inventoryItem: z.object({
    tracked: z.boolean(),
    unitCost: z.object({ amount: z.string() }).nullable(),
    countryCodeOfOrigin: z.string().nullable(),
    harmonizedSystemCode: z.string().nullable(),
    measurement: z.object({
      weight: z
        .object({ value: z.number(), unit: z.enum(["KILOGRAMS", "GRAMS", "POUNDS", "OUNCES"]) })
        .nullable(),
    }),
  }),
});
const mediaTypes = ["MediaImage", "Video", "ExternalVideo", "Model3d"] as const;
const mediaNode = z.object({
  __typename: z.enum(mediaTypes),
  id: z.string(),
  alt: z.string().nullable(),
});

export type ProductNode = z.output<typeof productNode>;
type VariantNode = z.output<typeof variantNode>;
type MediaNode = z.output<typeof mediaNode>;

/** The answer to what is asked of targets: null where one is not there any more. */
export const targetsSchema = z.object({
  nodes: z.array(
    z.discriminatedUnion("__typename", [productNode, variantNode, mediaNode]).nullable(),
  ),
  shop: z.object({ myshopifyDomain: z.string() }),
});

/** What a request to write answers: what has become of what it was about, and what was wrong. */
export const writtenSchema = z.object({
  result: z.object({
    product: productNode.nullish(),
    productVariants: z.array(variantNode).nullish(),
    files: z.array(mediaNode).nullish(),
    userErrors: z.array(
      z.object({
        field: z.array(z.string()).nullish(),
        message: z.string(),
        code: z.string().nullish(),
      }),
    ),
  }),
});
export type WrittenAnswer = z.output<typeof writtenSchema>["result"];

export type TargetNode = ProductNode | VariantNode | MediaNode;
/** What there is now, by its gid. */
export type Targets = ReadonlyMap<string, TargetNode>;

/** What was answered, by its gid, without what is not there any more. */
export function toTargets({ nodes }: z.output<typeof targetsSchema>): Targets {
  return new Map(nodes.flatMap((node) => (node ? [[node.id, node] as const] : [])));
}

/** What a request to write has left behind, by its gid. */
export function writtenTargets({ product, productVariants, files }: WrittenAnswer): Targets {
  const nodes = [product, ...(productVariants ?? []), ...(files ?? [])];
  return new Map(nodes.flatMap((node) => (node ? [[node.id, node] as const] : [])));
}

/** What a change is about, as far as its present value is concerned. */
export interface ChangePlace {
  field: FieldName;
  target: string;
  before: FieldValue;
  after: FieldValue;
}

export interface CurrentBasis {
  currency: string;
  /** The gid of the online store's publication; null: not known. */
  onlineStoreId: string | null;
}

/**
 * The value that a field has now; undefined: what it is of is not there any more. Of a value of an
 * option: `before` where the option has it, else `after` where it has that.
 */
export function currentValue(
  product: ProductNode,
  targets: Targets,
  { field, target, before, after }: ChangePlace,
  { currency, onlineStoreId }: CurrentBasis,
): FieldValue | undefined {
  const variant = () => variantOf(targets, target);
  const of = <V>(node: V | null, read: (node: V) => FieldValue): FieldValue | undefined =>
    node === null ? undefined : read(node);
  const money = (text: string | null) =>
    text === null ? null : formatDecimal(parseDecimal(text, currency), currency);
  const orNull = (text: string | null) => (text === null || text === "" ? null : text);
  switch (field) {
    case "title":
    case "vendor":
    case "productType":
    case "tags":
    case "descriptionHtml":
    case "handle":
      return product[field];
    case "category":
      return product.category?.id ?? null;
    case "seoTitle":
      return orNull(product.seo.title);
    case "seoDescription":
      return orNull(product.seo.description);
    case "collections":
      return (
        product.collections &&
        membership(
          product.collections.nodes.map(({ id }) => String(numberOfGid(id))),
          { before, after },
        )
      );
    case "onlineStore":
      return product.resourcePublicationsV2?.nodes.some(
        ({ isPublished, publication }) => isPublished && publication.id === onlineStoreId,
      );
    case "optionValue": {
      const values = findOption(product.options, optionOfTarget(field, target))?.optionValues;
      const has = (value: FieldValue) => values?.some(({ name }) => name === value);
      return has(before) ? before : has(after) ? after : undefined;
    }
    case "attributeEntry": {
      const entries = entriesIn(product, target);
      const [hasBefore, hasAfter] = [before, after].map((id) =>
        entries.some((each) => each === id),
      );
      // Both: nobody could tell afterwards which of them was there.
      if (hasBefore && hasAfter) return [String(before), String(after)];
      return hasBefore ? before : hasAfter ? after : undefined;
    }
    case "option": {
      const meant = optionOfTarget(field, target);
      const option = findOption(product.options, meant);
      // What Shopify gives where no other is left is not what was taken away, whatever its id.
      const isGone = option?.name === placeholderOption && meant.name !== placeholderOption;
      return option && !isGone ? option.optionValues.map(({ name }) => name).join(", ") : null;
    }
    case "compareAtPrice":
      return of(variant(), ({ compareAtPrice }) => money(compareAtPrice));
    case "barcode":
      return of(variant(), ({ barcode }) => orNull(barcode));
    case "sku":
      return of(variant(), ({ sku }) => orNull(sku));
    case "cost":
      return of(variant(), ({ inventoryItem }) => money(inventoryItem.unitCost?.amount ?? null));
    case "countryOfOrigin":
      return of(variant(), ({ inventoryItem }) => inventoryItem.countryCodeOfOrigin);
    case "harmonizedSystemCode":
      return of(variant(), ({ inventoryItem }) => orNull(inventoryItem.harmonizedSystemCode));
    case "isTracked":
      return of(variant(), ({ inventoryItem }) => inventoryItem.tracked);
    case "sellsOutOfStock":
      return of(variant(), ({ inventoryPolicy }) => inventoryPolicy === "CONTINUE");
    case "weight":
      return of(variant(), ({ inventoryItem: { measurement } }) => {
        const { weight } = measurement;
        // Shopify says 0 where none was entered.
        if (weight === null || weight.value === 0) return null;
        return writeWeight({ value: weight.value, unit: units[weight.unit] });
      });
    case "alt": {
      const node = targets.get(target);
      return node && "alt" in node ? orNull(node.alt) : undefined;
    }
  }
}

/**
 * The price of a variant, where a compare-at price is not to be written beside it: because it would not be higher,
 * or because the one to be cleared has become higher meanwhile. Null: nothing speaks against it.
 */
export function priceAgainst(
  targets: Targets,
  { field, target, before, after }: ChangePlace,
  { isClearedAsNotHigher }: { isClearedAsNotHigher: boolean },
  { currency }: Pick<CurrentBasis, "currency">,
): string | null {
  if (field !== "compareAtPrice") return null;
  const variant = variantOf(targets, target);
  if (variant === null) return null;
  const minorOf = (value: FieldValue) =>
    typeof value === "string" ? parseDecimal(value, currency) : null;
  const price = parseDecimal(variant.price, currency);
  const [from, to] = [minorOf(before), minorOf(after)];
  const isAgainst =
    to === null ? isClearedAsNotHigher && from !== null && from > price : to <= price;
  return isAgainst ? formatDecimal(price, currency) : null;
}

const entryList = z.array(z.string());

/** Gids of the entries that stand in a field of a product's category; none where it has no such field. */
export function entriesIn({ metafields }: ProductNode, key: string): string[] {
  const field = metafields?.nodes.find((each) => each.key === key);
  if (!field) return [];
  try {
    return entryList.safeParse(JSON.parse(field.value)).data ?? [];
  } catch {
    return [];
  }
}

/** Which collections it is in, as far as the change is about them: smart ones come and go by themselves. */
function membership(
  members: readonly string[],
  { before, after }: Pick<ChangePlace, "before" | "after">,
): string[] {
  const [was, will] = [before, after].map((value) =>
    Array.isArray(value) ? (value as readonly string[]) : [],
  ) as [readonly string[], readonly string[]];
  const common = was.filter((id) => will.includes(id));
  const moved = [...was, ...will].filter((id) => !common.includes(id));
  return [...common, ...moved.filter((id) => members.includes(id))];
}

function variantOf(targets: Targets, target: string): VariantNode | null {
  const node = targets.get(`gid://shopify/ProductVariant/${target}`);
  return node?.__typename === "ProductVariant" ? node : null;
}
