/** Customers for a bulk operation: what Shopify has computed about them, and no personal data. */
export const customersBulkDocument = /* GraphQL */ `
  {
    customers {
      edges {
        node {
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
        }
      }
    }
  }
`;
