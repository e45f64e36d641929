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

/** Which fields categories ask for. */
export const categoryAttributesQuery = /* GraphQL */ `
  query CategoryAttributes($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on TaxonomyCategory {
        id
        attributes(first: 50) {
          nodes {
            __typename
            ... on TaxonomyChoiceListAttribute {
              id
              name
            }
            ... on TaxonomyMeasurementAttribute {
              id
              name
            }
          }
        }
      }
    }
  }
`;

/** What fields that are chosen from a list may hold. */
export const attributeValuesQuery = /* GraphQL */ `
  query AttributeValues($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on TaxonomyChoiceListAttribute {
        id
        values(first: 100) {
          nodes {
            id
            name
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/** Reads on where a list is longer. */
export const moreAttributeValuesQuery = /* GraphQL */ `
  query MoreAttributeValues($id: ID!, $after: String) {
    node(id: $id) {
      ... on TaxonomyChoiceListAttribute {
        children: values(first: 250, after: $after) {
          nodes {
            id
            name
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/** What stands in fields of categories: metaobjects, which name values of the taxonomy. */
export const attributeEntriesQuery = /* GraphQL */ `
  query AttributeEntries($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Metaobject {
        id
        type
        displayName
        fields {
          type
          value
        }
      }
    }
  }
`;
