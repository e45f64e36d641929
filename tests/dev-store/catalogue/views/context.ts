import type { ProductFacts } from "../facts";
import type { CatalogueState } from "../state";
import type { Publishing } from "./publication";

/** What views need besides the thing they show. */
export interface ViewContext {
  state: CatalogueState;
  publishing: Publishing;
  /** Ids of the collections a product is in now, ascending. */
  collectionsOf(product: ProductFacts): number[];
  /** How many inventory items carry this SKU. */
  skuCount(sku: string): number;
}
