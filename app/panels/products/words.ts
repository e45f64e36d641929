import type { TextKey } from "../../i18n/text-key";
import type { CatalogueUnit } from "../../store/products/catalogue.server";

/** What a row is. */
export const unitHeadings: Record<CatalogueUnit, TextKey> = {
  product: "breakdown.rows.product",
  variant: "breakdown.rows.variant",
};
