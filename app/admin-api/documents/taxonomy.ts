const category = /* GraphQL */ `
  nodes {
    id
    name
    fullName
    level
    isLeaf
    isArchived
    parentId
  }
  pageInfo {
    hasNextPage
    endCursor
  }
`;

/** The top level of Shopify's product taxonomy. */
export const taxonomyRootsQuery = /* GraphQL */ `
  query TaxonomyRoots($after: String) {
    taxonomy {
      categories(first: 250, after: $after) { ${category} }
    }
  }
`;

/** Everything below one category. */
export const taxonomyDescendantsQuery = /* GraphQL */ `
  query TaxonomyDescendants($of: ID!, $after: String) {
    taxonomy {
      categories(first: 250, after: $after, descendantsOf: $of) { ${category} }
    }
  }
`;
