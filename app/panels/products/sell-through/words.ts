import type { TextKey } from "../../../i18n/text-key";
import type { StockState } from "../../../metrics/products/stock";

export const stateTexts: Record<StockState, TextKey> = {
  soldOut: "products.states.soldOut",
  upTo14: "products.states.upTo14",
  upTo30: "products.states.upTo30",
  upTo90: "products.states.upTo90",
  slow: "products.states.slow",
  noSales: "products.states.noSales",
  unknown: "products.states.unknown",
};
