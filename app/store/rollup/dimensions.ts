/** What sales can be broken down by, as stored. */
export const storedDimensions = [
  "total",
  "hour",
  "product",
  "variant",
  "type",
  "vendor",
  "category",
  "channel",
  "code",
  "kind",
  "country",
] as const;
export type StoredDimension = (typeof storedDimensions)[number];

/** Key of amounts that belong to no goods: shipping, fees, tips, adjustments. */
export const notGoods = "-";
/** Key of goods without a value: no type, no vendor, no category; no channel; no code; no country known. */
export const noValue = "";
/** Key of all codes that a single order has used. */
export const singleUseCodes = "*";
/** Lead of the key of goods that are no product of the shop: their title follows. */
export const titleLead = "t:";

/** Keys of the dimension "kind". */
export type CustomerKind = "new" | "returning" | "guest" | "unknown";

const ofGoods = (key: string) =>
  `case when f.line_item_id is null then '${notGoods}' else ${key} end`;

/** The key of each dimension, over `f` (see sale-facts); null: not by a key of the fact itself. */
export const keySql: Readonly<Record<Exclude<StoredDimension, "code">, string>> = {
  total: "''",
  hour: "lpad(f.hour::text, 2, '0')",
  product: ofGoods(`coalesce(f.product_id::text, '${titleLead}' || f.title)`),
  variant: ofGoods(`coalesce(f.variant_id::text, '${titleLead}' || f.title)`),
  type: ofGoods("coalesce(f.product_type, '')"),
  vendor: ofGoods("coalesce(f.vendor, '')"),
  category: ofGoods("coalesce(f.category_id, '')"),
  channel: "f.channel",
  kind: "f.kind",
  country: "f.country",
};

/**
 * Rows `dim` and `key` of a sale `f`: one of each dimension, but one of each code, which stand in `f.codes` (null:
 * none).
 */
export const keysOfSale = `
  values ${Object.entries(keySql)
    .map(([dimension, key]) => `('${dimension}', ${key})`)
    .join(", ")}
  union all select 'code', code from unnest(coalesce(f.codes, '{""}')) code`;
