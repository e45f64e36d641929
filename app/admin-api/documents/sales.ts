import { shopMoney } from "./money";

// What a line is, is told by what it is nested under and by its fields: a history has millions of them.
const sale = /* GraphQL */ `
  id
  actionType
  lineType
  quantity
  totalAmount ${shopMoney}
  totalTaxAmount ${shopMoney}
  totalDiscountAmountBeforeTaxes ${shopMoney}
  ... on ProductSale { lineItem { id } }
  ... on GiftCardSale { lineItem { id } }
  ... on TipSale { lineItem { id } }
`;

/** Orders -> agreements -> sales for a bulk operation: three connections, two levels deep. */
export function salesBulkDocument(query: string): string {
  return /* GraphQL */ `{
  orders(query: ${JSON.stringify(query)}) {
    edges {
      node {
        id
        agreements {
          edges {
            node {
              id
              reason
              happenedAt
              sales {
                edges {
                  node { ${sale} }
                }
              }
            }
          }
        }
      }
    }
  }
}`;
}

/** Agreements of a few orders, where they are refused in bulk. What is cut is read on by pages. */
export const agreementsOfOrdersQuery = /* GraphQL */ `
  query AgreementsOfOrders($ids: [ID!]!, $agreements: Int!, $sales: Int!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        agreements(first: $agreements) {
          nodes {
            id
            reason
            happenedAt
            sales(first: $sales) {
              nodes { ${sale} }
              pageInfo { hasNextPage endCursor }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

/** One agreement of one order, with a page of its sales: `after` is the cursor before it. */
export const agreementQuery = /* GraphQL */ `
  query Agreement($id: ID!, $after: String, $sales: Int!, $salesAfter: String) {
    order(id: $id) {
      id
      agreements(first: 1, after: $after) {
        nodes {
          id
          reason
          happenedAt
          sales(first: $sales, after: $salesAfter) {
            nodes { ${sale} }
            pageInfo { hasNextPage endCursor }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;
