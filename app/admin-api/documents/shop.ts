/** Details of the shop and what it has granted; needs no scope. */
export const shopQuery = /* GraphQL */ `
  query ShopDetails {
    shop {
      id
      name
      myshopifyDomain
      ianaTimezone
      currencyCode
      taxesIncluded
      weightUnit
      primaryDomain {
        localization {
          defaultLocale
        }
      }
      createdAt
      plan {
        publicDisplayName
      }
      shopAddress {
        countryCodeV2
      }
    }
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`;

/** Whose answers come back. */
export const shopIdentityQuery = /* GraphQL */ `
  query ShopIdentity {
    shop {
      myshopifyDomain
    }
  }
`;

/** Whether Shopify knows these objects as this shop's. */
export const knownNodesQuery = /* GraphQL */ `
  query KnownNodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
    }
  }
`;

/** The sales channels; needs read_publications. Its name is that of its catalog. */
export const publicationsQuery = /* GraphQL */ `
  query Publications($after: String) {
    publications(first: 50, after: $after) {
      nodes {
        id
        catalog {
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** How many root objects there are, for progress; one document per resource and its scope. */
export const ordersCountQuery = /* GraphQL */ `
  query OrdersCount($query: String) {
    count: ordersCount(query: $query, limit: null) {
      count
      precision
    }
  }
`;
export const productsCountQuery = /* GraphQL */ `
  query ProductsCount {
    count: productsCount(limit: null) {
      count
      precision
    }
  }
`;
export const customersCountQuery = /* GraphQL */ `
  query CustomersCount {
    count: customersCount(limit: null) {
      count
      precision
    }
  }
`;
export const collectionsCountQuery = /* GraphQL */ `
  query CollectionsCount {
    count: collectionsCount(limit: null) {
      count
      precision
    }
  }
`;
export const abandonedCheckoutsCountQuery = /* GraphQL */ `
  query AbandonedCheckoutsCount {
    count: abandonedCheckoutsCount(limit: null) {
      count
      precision
    }
  }
`;

/** When trade began: the place where the oldest slice starts to matter. */
export const oldestOrderQuery = /* GraphQL */ `
  query OldestOrder {
    orders(first: 1, sortKey: PROCESSED_AT) {
      nodes {
        id
        processedAt
      }
    }
  }
`;

/** The shop's policies; needs read_legal_policies. */
export const shopPoliciesQuery = /* GraphQL */ `
  query ShopPolicies {
    shop {
      shopPolicies {
        type
        body
      }
    }
  }
`;

/** The newest redirects of the online store; needs read_online_store_navigation. */
export const urlRedirectsQuery = /* GraphQL */ `
  query UrlRedirects($after: String) {
    urlRedirects(first: 250, after: $after, sortKey: ID, reverse: true) {
      nodes {
        id
        path
        target
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
