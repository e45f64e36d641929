import type { StoreSettings, ViewNode } from "../../world/types";
import type { CollectionFacts, Condition } from "../collections";
import type { Membership } from "../membership";
import { plainText, truncateText } from "../descriptions";
import type { ProductFacts } from "../facts";
import { gid } from "../ids";
import { minorFromUsd, moneyV2 } from "../money";
import type { CatalogueState } from "../state";
import { BUILT_IN_TAXONOMY } from "../taxonomy";
import { fileUrl, imageNode } from "./media";
import type { Publishing } from "./publication";
import { exactCount, isoTime, ref } from "./shared";

const DAY_MS = 86_400_000;
const CONDITION_TYPE = "CollectionSourceInclusionCondition";

/** When the collection was made and last changed (epoch ms). */
export function collectionTimes(
  settings: StoreSettings,
  collection: CollectionFacts,
): { createdAt: number; updatedAt: number } {
  const age = (collection.id % 97) / 97;
  const createdAt = settings.until - Math.floor((0.5 + age / 2) * settings.historyDays) * DAY_MS;
  return { createdAt, updatedAt: settings.until - Math.floor(1 + age * 90) * DAY_MS };
}

/** The Collection node. */
export function collectionNode(
  state: CatalogueState,
  membership: Membership,
  collection: CollectionFacts,
  times: { createdAt: number; updatedAt: number },
  publishing: Publishing,
): ViewNode {
  const published = { publications: collection.publications, launchedAt: times.createdAt };
  const owner = ref("collections", collection.id);
  const members = (): readonly number[] => membership.productsOf(collection.id);
  const productId = (index: number) => state.source.ids.product(index);
  const image = collection.hasImage
    ? imageNode(
        gid("CollectionImage", collection.id),
        fileUrl("collections", `${collection.handle}.jpg`, times.createdAt),
        collection.title,
        1600,
        900,
      )
    : null;
  return {
    __typename: "Collection",
    id: gid("Collection", collection.id),
    legacyResourceId: String(collection.id),
    title: collection.title,
    handle: collection.handle,
    description: (args: { truncateAt?: number | null }) =>
      truncateText(plainText(collection.description), args.truncateAt),
    descriptionHtml: collection.description,
    image: () => image,
    seo: { __typename: "SEO", ...collection.seo },
    sortOrder: collection.sortOrder,
    templateSuffix: null,
    updatedAt: isoTime(times.updatedAt),
    productsCount: () => exactCount(members().length),
    products: (args: { sortKey?: string | null }) =>
      sortMembers(state, members(), args.sortKey ?? "COLLECTION_DEFAULT").map((index) =>
        ref("products", productId(index)),
      ),
    hasProduct: (args: { id: string }) =>
      members().some((index) => gid("Product", productId(index)) === args.id),
    sources: () => [sourceNode(state, membership, collection)],
    subCollectionEligibility: {
      __typename: "CollectionSubCollectionEligibility",
      inclusion: eligible(),
      exclusion: eligible(),
    },
    activeOperations: { __typename: "CollectionOperations", duplicate: [] },
    feedback: null,
    metafield: () => null,
    metafields: [],
    translations: [],
    events: [],
    publishedOnPublication: (args: { publicationId: string }) =>
      publishing.isPublished(published, args.publicationId),
    resourcePublications: () => publishing.entries(owner, published, "v1"),
    resourcePublicationsV2: () => publishing.entries(owner, published, "v2"),
    resourcePublicationsCount: () => exactCount(collection.publications.length),
    availablePublicationsCount: exactCount(collection.publications.length),
    unpublishedPublications: publishing.missing(published),
  };
}

function eligible(): Record<string, unknown> {
  return {
    __typename: "CollectionSubCollectionEligibilityState",
    eligible: true,
    ineligibleReason: null,
  };
}

function sortMembers(
  state: CatalogueState,
  members: readonly number[],
  sortKey: string,
): readonly number[] {
  const products = members.map((index) => state.current(index) as ProductFacts);
  switch (sortKey) {
    case "TITLE":
      products.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id - b.id));
      break;
    case "PRICE":
      products.sort((a, b) => lowestPrice(a) - lowestPrice(b) || a.id - b.id);
      break;
    case "BEST_SELLING":
      products.sort((a, b) => b.popularity - a.popularity || a.id - b.id);
      break;
    default:
      return members;
  }
  return products.map((product) => product.index);
}

function lowestPrice(product: ProductFacts): number {
  return Math.min(...product.variants.map((variant) => variant.priceMinor));
}

function sourceNode(
  state: CatalogueState,
  membership: Membership,
  collection: CollectionFacts,
): Record<string, unknown> {
  const products = (): readonly number[] => membership.productsOf(collection.id);
  const productId = (index: number) => state.source.ids.product(index);
  const conditions = collection.conditions ?? [];
  return {
    __typename: "CollectionConditionsSource",
    id: gid("CollectionConditionsSource", collection.id + 3),
    title: collection.title,
    description: null,
    app: null,
    shareable: false,
    targetType: "PRODUCTS",
    get products() {
      return products().map((index) => ref("products", productId(index)));
    },
    exclusion: null,
    inclusion: {
      __typename: "CollectionSourceInclusion",
      matchType: conditions.length === 0 ? null : collection.match,
      conditions: conditions.map((condition, at) =>
        conditionNode(state.settings, condition, `${collection.id}-${at}`),
      ),
      selections: () =>
        collection.conditions === null
          ? products().map((index) => ({
              __typename: "CollectionInclusionProductSelection",
              product: ref("products", productId(index)),
              variantIds: null,
            }))
          : [],
    },
  };
}

function conditionNode(
  settings: StoreSettings,
  condition: Condition,
  key: string,
): Record<string, unknown> {
  const node = (suffix: string, fields: Record<string, unknown>): Record<string, unknown> => ({
    __typename: CONDITION_TYPE + suffix,
    id: gid(CONDITION_TYPE + suffix, key),
    ...fields,
  });
  switch (condition.on) {
    case "type":
    case "vendor":
    case "tag":
    case "title": {
      const suffix = {
        type: "ProductType",
        vendor: "ProductVendor",
        tag: "ProductTag",
        title: "ProductTitle",
      };
      const { relation, values } = condition;
      return node(suffix[condition.on], { matchType: "ANY", relation, values });
    }
    case "category":
      return node("ProductCategory", {
        matchType: "ANY",
        relation: "EQUALS",
        values: [
          {
            __typename: `${CONDITION_TYPE}ProductCategoryValue`,
            category: () => BUILT_IN_TAXONOMY.node(condition.key),
            includeDescendants: true,
          },
        ],
      });
    case "price":
      return node("VariantPrice", {
        relation: condition.relation,
        value: moneyV2(minorFromUsd(condition.usd, settings.currency), settings.currency),
      });
    case "compareAt":
      return node("VariantCompareAtPrice", { relation: "IS_SET", value: null });
    case "stock":
      return node("VariantInventory", { relation: condition.relation, value: condition.units });
  }
}
