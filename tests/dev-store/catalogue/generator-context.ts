import type { StoreSettings } from "../world/types";
import type { CataloguePlan } from "./plan";

/** What generating one product needs besides its index. */
export interface GeneratorContext {
  settings: StoreSettings;
  plan: CataloguePlan;
  locations: number;
}

/** When a product was made, changed and first sold (epoch ms). */
export interface ProductDates {
  createdAt: number;
  updatedAt: number;
  launchedAt: number;
}
