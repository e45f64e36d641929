import type { StoreSettings, ViewNode } from "../../world/types";
import { gid } from "../ids";
import { countryName } from "../places";
import type { CatalogueState } from "../state";
import { inventoryLevelNode } from "./inventory";
import { isoTime } from "./shared";

const DAY_MS = 86_400_000;

/** When the location was set up (epoch ms): before the first product. */
export function locationCreatedAt(settings: StoreSettings, at: number): number {
  return settings.until - (settings.historyDays + 420 - at * 14) * DAY_MS;
}

/** What a location is called; one that stands for all of them says so. */
export function locationName(state: CatalogueState, at: number): string {
  return state.source.locations[at]?.place?.name ?? "All locations";
}

/** The Location node in that place of the list. */
export function locationNode(state: CatalogueState, at: number): ViewNode {
  const { settings } = state;
  const location = state.source.locations[at];
  if (!location) throw new RangeError(`no location ${at}`);
  const { id, place } = location;
  const country = countryName(settings.countryCode);
  const created = isoTime(locationCreatedAt(settings, at));
  return {
    __typename: "Location",
    id: gid("Location", id),
    legacyResourceId: String(id),
    name: locationName(state, at),
    isActive: true,
    activatable: false,
    deactivatable: at !== 0,
    deactivatedAt: null,
    deletable: false,
    fulfillsOnlineOrders: at !== 1,
    shipsInventory: at !== 1,
    hasActiveInventory: true,
    hasUnfulfilledOrders: at === 0,
    isFulfillmentService: false,
    fulfillmentService: null,
    localPickupSettingsV2: null,
    address: {
      __typename: "LocationAddress",
      address1: place?.address1 ?? null,
      address2: null,
      city: place?.city ?? null,
      province: place?.province ?? null,
      provinceCode: place?.provinceCode ?? null,
      zip: place?.zip ?? null,
      country,
      countryCode: settings.countryCode,
      phone: null,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      formatted: place
        ? [place.address1, `${place.city} ${place.provinceCode ?? ""} ${place.zip}`, country]
        : [country],
    },
    addressVerified: true,
    suggestedAddresses: [],
    get inventoryLevels() {
      return levelsAt(state, at);
    },
    inventoryLevel: (args: { inventoryItemId: string }) => {
      const found = state.byInventoryItemId(Number(args.inventoryItemId.split("/").pop()));
      return found ? inventoryLevelNode(found.product, found.variant, at, id) : null;
    },
    metafield: () => null,
    metafields: [],
    createdAt: created,
    updatedAt: created,
  };
}

function levelsAt(state: CatalogueState, at: number): ViewNode[] {
  const levels: ViewNode[] = [];
  const location = state.locationIds[at] as number;
  for (let index = 0; index < state.count; index++) {
    const product = state.current(index);
    if (!product) continue;
    for (const variant of product.variants) {
      levels.push(inventoryLevelNode(product, variant, at, location));
    }
  }
  return levels;
}
