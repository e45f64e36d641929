import { shopMoney } from "./money";

interface CheckoutAccess {
  customers: boolean;
}

function checkoutFields(access: CheckoutAccess): string {
  return /* GraphQL */ `
        __typename
        id
        createdAt
        updatedAt
        completedAt
        ${access.customers ? "customer { id }" : ""}
        totalPriceSet ${shopMoney}
        subtotalPriceSet ${shopMoney}`;
}

/** Abandoned checkouts for a bulk operation. The customer is left out where its scope is missing. */
export function abandonedCheckoutsBulkDocument(access: CheckoutAccess): string {
  return /* GraphQL */ `{
  abandonedCheckouts {
    edges { node { ${checkoutFields(access)} } }
  }
}`;
}

/** Abandoned checkouts that a search finds, in the order of their numbers, and whose they are. */
export function abandonedCheckoutsPageQuery(access: CheckoutAccess): string {
  return /* GraphQL */ `
  query ChangedCheckouts($query: String!) {
    abandonedCheckouts(first: 50, query: $query, sortKey: ID) {
      nodes { ${checkoutFields(access)} }
      pageInfo { hasNextPage }
    }
    shop { myshopifyDomain }
  }
`;
}
