import type { StoreSettings, ViewNode } from "../../world/types";
import { gid } from "../ids";
import { LOCATION_IDS } from "../locations";
import { countryName, placesIn } from "../places";
import type { CatalogueState } from "../state";
import { inventoryLevelNode } from "./inventory";
import { isoTime } from "./shared";

const DAY_MS = 86_400_000;

/** When the location was set up (epoch ms): before the first product. */
export function locationCreatedAt(settings: StoreSettings, at: number): number {
  return settings.until - (settings.historyDays + 420 - at * 14) * DAY_MS;
}

/** The Location node in that place of the list. */
export function locationNode(state: CatalogueState, at: number): ViewNode {
  const { settings } = state;
  const place = placesIn(settings.countryCode)[at] ?? placesIn(settings.countryCode)[0];
  if (!place) throw new RangeError(`no location ${at}`);
  const id = LOCATION_IDS[at] as number;
  const country = countryName(settings.countryCode);
  const created = isoTime(locationCreatedAt(settings, at));
  return {
    __typename: "Location",
    id: gid("Location", id),
    legacyResourceId: String(id),
    name: place.name,
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
      address1: place.address1,
      address2: null,
      city: place.city,
      province: place.province,
      provinceCode: place.provinceCode,
      zip: place.zip,
      country,
      countryCode: settings.countryCode,
      phone: null,
      latitude: place.latitude,
      longitude: place.longitude,
      formatted: [
        place.address1,
        `${place.city} ${place.provinceCode ?? ""} ${place.zip}`,
        country,
      ],
    },
    addressVerified: true,
    suggestedAddresses: [],
    get inventoryLevels() {
      return levelsAt(state, at);
    },
    inventoryLevel: (args: { inventoryItemId: string }) => {
      const found = state.byInventoryItemId(Number(args.inventoryItemId.split("/").pop()));
      return found ? inventoryLevelNode(found.product, found.variant, at) : null;
    },
    metafield: () => null,
    metafields: [],
    createdAt: created,
    updatedAt: created,
  };
}

function levelsAt(state: CatalogueState, at: number): ViewNode[] {
  const levels: ViewNode[] = [];
  for (let index = 0; index < state.count; index++) {
    const product = state.current(index);
    if (!product) continue;
    for (const variant of product.variants) levels.push(inventoryLevelNode(product, variant, at));
  }
  return levels;
}
