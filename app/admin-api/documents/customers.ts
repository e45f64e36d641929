/** What Shopify has computed about a customer, and no personal data. */
const customerFields = /* GraphQL */ `
  __typename
  id
  createdAt
  updatedAt
  numberOfOrders
  amountSpent {
    amount
  }
  statistics {
    rfmGroup
    predictedSpendTier
  }
  state
  tags
  lastOrder {
    id
  }
`;

/** Customers for a bulk operation: what Shopify has computed about them, and no personal data. */
export const customersBulkDocument = /* GraphQL */ `
  {
    customers {
      edges {
        node {
          ${customerFields}
        }
      }
    }
  }
`;

/** Customers by id, and whose they are. */
export const customersByIdQuery = /* GraphQL */ `
  query CustomersById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer { ${customerFields} }
    }
    shop { myshopifyDomain }
  }
`;
