import type { RfmGroup } from "../../../metrics/retention/rfm";

/**
 * The members of a group in Shopify's segment query language
 * (https://shopify.dev/docs/api/shopifyql/segment-query-language-reference).
 */
export function segmentQuery(group: RfmGroup): string {
  return `rfm_group = '${group}'`;
}

/** The admin's list of customers of a group, by Shopify's own filter for it. */
export function adminUrl(group: RfmGroup): string {
  const query = new URLSearchParams({ segment_query: segmentQuery(group) });
  return `shopify://admin/customers?${query.toString()}`;
}
