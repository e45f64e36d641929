import type { Ref, ViewNode } from "../../world/types";
import type { ProductFacts } from "../facts";
import { gid } from "../ids";
import type { CatalogueState } from "../state";
import { exactCount, isoTime, ref } from "./shared";

/** Sales channels of the store, in the order ProductFacts.publications uses. */
export const PUBLICATIONS = [
  { id: 86_540_714_147, name: "Online Store", autoPublish: true, futurePublishing: true },
  { id: 86_540_746_915, name: "Point of Sale", autoPublish: true, futurePublishing: false },
  { id: 102_845_382_819, name: "Shop", autoPublish: true, futurePublishing: false },
  { id: 118_012_575_907, name: "Google & YouTube", autoPublish: false, futurePublishing: false },
] as const satisfies readonly PublicationFacts[];

export interface PublicationFacts {
  id: number;
  name: string;
  autoPublish: boolean;
  futurePublishing: boolean;
}

/** What a publishable needs to have to be asked about its publications. */
interface Published {
  publications: readonly number[];
  /** Since when it is on all of them (epoch ms), unless `publishedSince` says otherwise of one. */
  launchedAt: number;
  publishedSince?: Readonly<Record<number, number>>;
  /** A draft is staged only: it is published when its status changes. */
  status?: string;
}

interface EntryArguments {
  onlyPublished?: boolean | null;
}

/** Answers the Publishable interface's fields. */
export interface Publishing {
  entries(
    owner: Ref,
    item: Published,
    shape: "v1" | "v2",
    args?: EntryArguments,
  ): Record<string, unknown>[];
  count(item: Published, args?: EntryArguments): number;
  isPublished(item: Published, publicationGid: string): boolean;
  missing(item: Published): Ref[];
}

/**
 * How things are published in a store with those channels. What a publication lists is published
 * there, drafts excepted: nothing is scheduled in this store.
 */
export function createPublishing(publications: readonly PublicationFacts[]): Publishing {
  const isStaged = (item: Published) => item.status === "DRAFT";
  const listed = (item: Published, args?: EntryArguments) =>
    isStaged(item) && args?.onlyPublished !== false ? [] : item.publications;
  return {
    entries: (owner, item, shape, args) =>
      listed(item, args).map((number) => ({
        __typename: shape === "v1" ? "ResourcePublication" : "ResourcePublicationV2",
        isPublished: !isStaged(item),
        publishDate:
          shape === "v2" && isStaged(item)
            ? null
            : isoTime(item.publishedSince?.[number] ?? item.launchedAt),
        publication: ref("publications", publications[number]?.id ?? 0),
        publishable: owner,
      })),
    count: (item, args) => listed(item, args).length,
    isPublished: (item, publicationGid) =>
      listed(item).some(
        (number) => gid("Publication", publications[number]?.id ?? 0) === publicationGid,
      ),
    missing: (item) =>
      publications
        .filter((_, number) => !item.publications.includes(number))
        .map((publication) => ref("publications", publication.id)),
  };
}

/** The Publication node in that place of the list. */
export function publicationNode(
  state: CatalogueState,
  at: number,
  collectionIds: () => ArrayLike<number>,
): ViewNode {
  const publication = state.source.publications[at] as PublicationFacts;
  const products = (): Ref[] =>
    listProducts(state, (product) => product.publications.includes(at)).map((product) =>
      ref("products", product.id),
    );
  const id = gid("Publication", publication.id);
  return {
    __typename: "Publication",
    id,
    autoPublish: publication.autoPublish,
    supportsFuturePublishing: publication.futurePublishing,
    operation: null,
    catalog: () => ({
      __typename: "AppCatalog",
      id: gid("AppCatalog", publication.id + 7),
      title: publication.name,
      status: "ACTIVE",
      operations: [],
      priceList: null,
      publication: ref("publications", publication.id),
    }),
    get products() {
      return products();
    },
    get includedProducts() {
      return products();
    },
    includedProductsCount: (args: { query?: string | null }) => {
      if (args.query) throw new Error("dev-store cannot search within a publication");
      return exactCount(products().length);
    },
    get collections() {
      return Array.from(collectionIds(), (number) => ref("collections", number));
    },
    hasCollection: (args: { id: string }) =>
      Array.from(collectionIds()).some((number) => gid("Collection", number) === args.id),
  };
}

function listProducts(
  state: CatalogueState,
  keep: (product: ProductFacts) => boolean,
): ProductFacts[] {
  const list: ProductFacts[] = [];
  for (let index = 0; index < state.count; index++) {
    const product = state.current(index);
    if (product && keep(product)) list.push(product);
  }
  return list;
}
