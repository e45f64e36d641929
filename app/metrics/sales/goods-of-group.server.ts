import { z } from "zod";
import {
  productGroups,
  readGroupedProducts,
  readProductsOf,
  readProductsOfVariants,
  type ProductGroup,
} from "../../store/product-groups.server";
import { noValue, notGoods } from "../../store/rollup/dimensions";
import type { ShopRef } from "../../store/with-shop.server";
import type { BreakdownFacts } from "./breakdown.server";

/** A group of products: those of a vendor, say; `noValue`: of none. */
export interface GroupChoice {
  group: ProductGroup;
  key: string;
}

const groupParams = z.object({ of: z.enum(productGroups), of_key: z.string().max(500) });

/** Reads ?of=vendor&of_key=Arbor; null: all products, or nothing that can be used. */
export function parseGroup(params: URLSearchParams): GroupChoice | null {
  const parsed = groupParams.safeParse(Object.fromEntries(params));
  return parsed.success ? { group: parsed.data.of, key: parsed.data.of_key } : null;
}

/**
 * Of sums by product or variant those of a group of products. They add up to the row of the group, since both
 * are by what products are now. Goods that are no product of the shop are of no group.
 */
export async function keepGroup(
  shop: ShopRef,
  breakdown: "product" | "variant",
  facts: BreakdownFacts,
  { group, key }: GroupChoice,
): Promise<BreakdownFacts> {
  const keys = [...new Set([...facts.current.keys(), ...facts.previous.keys()])];
  const products = breakdown === "variant" ? await productsOf(shop, keys) : null;
  const isRest = key === noValue;
  const members = isRest
    ? await readGroupedProducts(shop, group)
    : await readProductsOf(shop, group, key);
  const isKept = (of: string) => {
    if (of === notGoods) return false;
    const product = products ? products.get(of) : of;
    return (product !== undefined && members.has(product)) !== isRest;
  };
  const keep = (sums: BreakdownFacts["current"]) => new Map([...sums].filter(([of]) => isKept(of)));
  return { current: keep(facts.current), previous: keep(facts.previous) };
}

async function productsOf(shop: ShopRef, variants: readonly string[]) {
  return readProductsOfVariants(
    shop,
    variants.filter((key) => /^\d+$/.test(key)),
  );
}
