/** Asks one of Shopify's own reports; needs read_reports and level 2 of protected customer data. */
export const shopifyqlQuery = /* GraphQL */ `
  query ShopifyReport($query: String!) {
    shopifyqlQuery(query: $query) {
      parseErrors
      tableData {
        rows
      }
    }
  }
`;

/** Whether the shop's plan has reports, and what it has granted; needs no scope. */
export const reportAccessQuery = /* GraphQL */ `
  query ReportAccess {
    shop {
      features {
        reports
      }
    }
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`;

/** Orders as they are now, as far as Shopify has them and shows them to us. */
export const orderStatesQuery = /* GraphQL */ `
  query OrderStates($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        updatedAt
        test
      }
    }
  }
`;
