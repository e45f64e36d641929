/** Whether an order was placed where visits are told of: in the online store. `orders`: alias of that table. */
export function isOnlineSql(orders: string): string {
  return `(coalesce(${orders}.source_name, '') = 'web' or ${orders}.first_touch is not null)`;
}

/**
 * Where else an order was placed (see orderPlaces), by its source as Shopify names it, or by the number of Shopify's own
 * app that some orders have in its place; null: in the online store. `orders`: alias of that table.
 */
export function elsewhereSql(orders: string): string {
  const source = `lower(coalesce(${orders}.source_name, ''))`;
  return `case
      when ${isOnlineSql(orders)} then null
      when ${source} in ('pos', '129785') then 'pos'
      when ${source} in ('shopify_draft_order', '1354745') then 'draft'
      when ${source} like 'subscription_contract%' then 'subscription'
      when ${source} = '' then 'unknown'
      else 'app'
    end`;
}
