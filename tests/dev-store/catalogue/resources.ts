import type { Catalogue, Resource } from "../world/types";
import type { CollectionFacts } from "./collections";
import type { Membership } from "./membership";
import type { ActivityFacts } from "./marketing/campaigns";
import type { SpendBook } from "./marketing/spend";
import {
  inventoryResource,
  mediaResource,
  productResource,
  variantResource,
} from "./product-resources";
import { mapNode, place, readField } from "./resource-parts";
import type { Getter } from "./resource-parts";
import type { CatalogueState } from "./state";
import { collectionNode } from "./views/collection";
import type { ViewContext } from "./views/context";
import { locationCreatedAt, locationName, locationNode } from "./views/location";
import { activityNode, activityTimes } from "./views/marketing";
import { publicationNode } from "./views/publication";

export interface ResourceInput {
  state: CatalogueState;
  views: ViewContext;
  membership: Membership;
  collection(id: number): CollectionFacts | null;
  collectionTimes(collection: CollectionFacts): { createdAt: number; updatedAt: number };
  activities: readonly ActivityFacts[];
  spend: SpendBook;
}

/** The catalogue's root objects as the platform reads them. */
export function createResources(input: ResourceInput): Catalogue["resources"] {
  return {
    products: productResource(input),
    productVariants: variantResource(input),
    inventoryItems: inventoryResource(input),
    mediaImages: mediaResource(input),
    collections: collectionResource(input),
    locations: locationResource(input),
    publications: publicationResource(input),
    marketingActivities: activityResource(input),
  };
}

function collectionResource(input: ResourceInput): Resource {
  const { state, membership, collection, collectionTimes } = input;
  const fields: Record<string, Getter<CollectionFacts>> = {
    id: (one) => one.id,
    updated_at: (one) => collectionTimes(one).updatedAt,
    created_at: (one) => collectionTimes(one).createdAt,
    title: (one) => one.title,
    handle: (one) => one.handle,
    collection_type: (one) => (one.conditions === null ? "custom" : "smart"),
  };
  const ids = state.source.collections.map((one) => one.id);
  return {
    typeName: "Collection",
    gidPrefix: "gid://shopify/Collection/",
    ids: () => ids,
    node: (id) =>
      mapNode(collection(id), (one) =>
        collectionNode(state, membership, one, collectionTimes(one), input.views.publishing),
      ),
    field: (id, name) => readField(fields, name, collection(id)),
  };
}

function locationResource({ state }: ResourceInput): Resource {
  const ids = state.locationIds;
  const fields: Record<string, Getter<number>> = {
    id: (at) => ids[at] ?? null,
    name: (at) => locationName(state, at),
    created_at: (at) => locationCreatedAt(state.settings, at),
    updated_at: (at) => locationCreatedAt(state.settings, at),
    active: () => true,
    legacy: () => false,
  };
  return {
    typeName: "Location",
    gidPrefix: "gid://shopify/Location/",
    ids: () => ids,
    node: (id) => mapNode(place(ids, id), (at) => locationNode(state, at)),
    field: (id, name) => readField(fields, name, place(ids, id)),
  };
}

function publicationResource({ state }: ResourceInput): Resource {
  const ids = state.source.publications.map((publication) => publication.id);
  const collections = (at: number): number[] =>
    state.source.collections.filter((one) => one.publications.includes(at)).map((one) => one.id);
  return {
    typeName: "Publication",
    gidPrefix: "gid://shopify/Publication/",
    ids: () => ids,
    node: (id) =>
      mapNode(place(ids, id), (at) => publicationNode(state, at, () => collections(at))),
    field: (id, name) => readField<number>({ id: () => id }, name, place(ids, id)),
  };
}

function activityResource({ state, activities, spend }: ResourceInput): Resource {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const ids = activities.map((activity) => activity.id);
  const fields: Record<string, Getter<ActivityFacts>> = {
    id: (one) => one.id,
    created_at: (one) => activityTimes(one, state.clock()).createdAt,
    updated_at: (one) => activityTimes(one, state.clock()).updatedAt,
    title: (one) => one.title,
    tactic: (one) => one.tactic.toLowerCase(),
    app_id: (one) => one.app.id,
    app_name: (one) => one.app.title,
    scheduled_to_start_at: (one) => one.startsAt,
    scheduled_to_end_at: (one) => one.endsAt,
    // The schema's utm argument asks by these.
    utm_source: (one) => one.source,
    utm_medium: (one) => one.medium,
    utm_campaign: (one) => one.campaign,
  };
  return {
    typeName: "MarketingActivity",
    gidPrefix: "gid://shopify/MarketingActivity/",
    ids: () => ids,
    node: (id) =>
      mapNode(byId.get(id) ?? null, (one) =>
        activityNode(state.settings, spend, one, state.clock()),
      ),
    field: (id, name) => readField(fields, name, byId.get(id) ?? null),
  };
}
