import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** By what customers are told apart: what their first purchase was, what they are tagged with. */
export type CustomerFilter =
  | { by: "product"; productId: number | null }
  /** "": the product has none, or there is no product. */
  | { by: "type"; type: string }
  | { by: "code"; code: string | null }
  /**
   * Touches of the first visit, as stored; null among them: none is known. `isOnline`: of those alone who first ordered
   * where visits are told of, or where they are not.
   */
  | { by: "touch"; touches: readonly (string | null)[]; isOnline?: boolean }
  /** Null: no tag at all. */
  | { by: "tag"; tag: string | null }
  /** ISO 3166-1 alpha-2; null: none is known. */
  | { by: "country"; country: string | null };

/**
 * The same as `whereCustomers` among all orders of a shop: who has a tag is read from an index, which has got no room for very
 * many tags of one customer, or very long ones. A shop with any of these is read from the table.
 */
export async function whereAllCustomers(
  tx: Queryable,
  shop: ShopRef,
  filter: CustomerFilter | null,
  values: unknown[],
): Promise<string> {
  if (filter?.by !== "tag") return whereCustomers(filter, values);
  const { rows } = await tx.query<{ hasLong: boolean }>(
    `select exists (select from customer where shop_id = $1 and (${tags.long})) as "hasLong"`,
    [shop.id],
  );
  return whereCustomers(filter, values, rows[0]?.hasLong === false ? tags.short : "true");
}

// As the indexes say it.
const tags = {
  short: "cardinality(tags) between 1 and 50 and tag_bytes(tags) <= 1500",
  long: "cardinality(tags) > 50 or tag_bytes(tags) > 1500",
};

/** A condition on `order_fact f` of shop `$1`; values it needs are added to `values`. */
export function whereCustomers(
  filter: CustomerFilter | null,
  values: unknown[],
  tagged = "true",
): string {
  const value = (given: unknown) => `$${values.push(given)}`;
  const equals = (column: string, given: number | string | null, type: string) =>
    given === null ? `${column} is null` : `${column} = ${value(given)}::${type}`;
  switch (filter?.by) {
    case undefined:
      return "true";
    case "product":
      return equals("f.first_product_id", filter.productId, "bigint");
    case "type":
      return filter.type === ""
        ? `(f.first_product_id is null or f.first_product_id not in (
            select id from product where shop_id = $1 and product_type <> ''))`
        : `f.first_product_id in (
            select id from product where shop_id = $1 and product_type = ${value(filter.type)})`;
    case "code":
      return equals("f.first_code", filter.code, "text");
    case "touch": {
      const known = filter.touches.filter((touch) => touch !== null);
      const isKnown = `f.first_touch = any(${value(known)}::text[])`;
      const isOne = filter.touches.includes(null)
        ? `(${isKnown} or f.first_touch is null)`
        : isKnown;
      const { isOnline } = filter;
      return isOnline === undefined ? isOne : `${isOne} and f.first_is_online = ${value(isOnline)}`;
    }
    case "tag": {
      const [isIn, has] =
        filter.tag === null
          ? ["not in", "cardinality(tags) > 0"]
          : ["in", `${value(filter.tag)} = any(tags)`];
      return `f.customer_id ${isIn} (
        select id from customer where shop_id = $1 and ${tagged} and ${has})`;
    }
    case "country":
      return equals("f.first_country", filter.country, "text");
  }
}
