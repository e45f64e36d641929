/** By what customers are told apart in rows. `touch`: by groups of touches that the caller makes. */
export type CustomerSplit = "product" | "type" | "code" | "touch" | "tag" | "country";

/** Which group each touch belongs to, as columns of equal length. */
export interface TouchGroups {
  touches: readonly (string | null)[];
  groups: readonly string[];
  /** The group of customers who first ordered where no visits are told of; null: that of those without a touch. */
  elsewhere: string | null;
}

/** How customers are told apart, in SQL. */
export interface SplitSql {
  key: string;
  join: string;
  /** The key is a list: whoever has it is of each in it, and of "" where it is empty. */
  isList?: true;
}

/**
 * The key of a customer over `order_fact f` of shop `$1`, and what is joined for it; "" is no value. Values
 * it needs are added to `values`.
 */
export function splitCustomers(
  split: CustomerSplit,
  touches: TouchGroups | null,
  values: unknown[],
): SplitSql {
  switch (split) {
    case "product":
      return { key: "coalesce(f.first_product_id::text, '')", join: "" };
    case "type":
      return {
        key: "coalesce(p.product_type, '')",
        join: "left join product p on p.shop_id = $1 and p.id = f.first_product_id",
      };
    case "code":
      return { key: "coalesce(f.first_code, '')", join: "" };
    case "touch": {
      // A null would not be joined with a null.
      const named = touches?.touches.map((touch) => touch ?? "");
      const [of, to] = [values.push(named ?? []), values.push(touches?.groups ?? [])];
      const key = "coalesce(g.name, '')";
      const elsewhere = touches?.elsewhere ?? null;
      return {
        key:
          elsewhere === null
            ? key
            : `case when f.first_touch is null and not f.first_is_online
                then $${values.push(elsewhere)}::text else ${key} end`,
        join: `left join unnest($${of}::text[], $${to}::text[]) g(touch, name)
          on g.touch = coalesce(f.first_touch, '')`,
      };
    }
    case "tag":
      return {
        key: "c.tags",
        join: "left join customer c on c.shop_id = $1 and c.id = f.customer_id",
        isList: true,
      };
    case "country":
      return { key: "coalesce(f.first_country, '')", join: "" };
  }
}
