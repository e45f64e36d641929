import { shopMoney } from "./money";

/** Abandoned checkouts for a bulk operation. The customer is left out where its scope is missing. */
export function abandonedCheckoutsBulkDocument(access: { customers: boolean }): string {
  return /* GraphQL */ `{
  abandonedCheckouts {
    edges {
      node {
        __typename
        id
        createdAt
        updatedAt
        completedAt
        ${access.customers ? "customer { id }" : ""}
        totalPriceSet ${shopMoney}
        subtotalPriceSet ${shopMoney}
      }
    }
  }
}`;
}
