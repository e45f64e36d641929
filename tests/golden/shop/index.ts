import type { WrittenStore } from "../../dev-store/written/types";
import { marchOrders } from "./orders-march";
import { springOrders } from "./orders-spring";
import { winterOrders } from "./orders-winter";
import { checkouts, collections, products } from "./products";

/** Forty-one orders, #1001 to #1041; what each comes to stands above it. */
export const goldenShop: WrittenStore = {
  products,
  ...(collections ? { collections } : {}),
  customers: 10,
  // Their orders are customer 1's.
  merges: [{ from: 8, into: 1, at: "2026-04-12T15:00:00Z" }],
  orders: [...winterOrders, ...marchOrders, ...springOrders],
  checkouts,
};
