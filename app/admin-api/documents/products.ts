// The image: deprecated, but `media` instead would be one connection more than a bulk operation takes.
const variant = /* GraphQL */ `
  __typename
  id
  position
  title
  sku
  barcode
  price
  compareAtPrice
  taxable
  availableForSale
  showUnitPrice
  inventoryPolicy
  inventoryQuantity
  createdAt
  updatedAt
  selectedOptions { name value }
  image { id }
  inventoryItem {
    id
    tracked
    requiresShipping
    countryCodeOfOrigin
    harmonizedSystemCode
    unitCost { amount }
    measurement { weight { value unit } }
  }
`;

const media = /* GraphQL */ `
  __typename
  id
  alt
  mediaContentType
  status
  preview { image { url width height } }
`;

// What a category asks for are metafields of this namespace, of which there are few a product.
const attribute = "__typename id key type value";
const attributesOf = 'namespace: "shopify"';

const publication = "__typename isPublished publishDate publication { id }";

// What Google's own channel is told of clothing, which need not be told twice.
const toldGoogle = ["gender", "age_group"]
  .map(
    (key) => `google_${key}: metafield(namespace: "mm-google-shopping", key: "${key}") { value }`,
  )
  .join("\n  ");

/** What is asked of a product itself, without its connections. */
const productFields = `__typename
  id
  handle
  title
  productType
  vendor
  tags
  status
  category { id }
  descriptionHtml
  seo { title description }
  options { id name position linkedMetafield { namespace key } optionValues { name hasVariants } }
  hasOnlyDefaultVariant
  isGiftCard
  tracksInventory
  totalInventory
  mediaCount { count }
  variantsCount { count }
  onlineStoreUrl
  publishedAt
  createdAt
  updatedAt
  ${toldGoogle}`;

/**
 * Products for a bulk operation: five connections, as many as Shopify takes, one level deep. `isStrict`: for a Shopify that
 * exports only connections whose nodes have the interface Node; media and publications are then read
 * by `productExtrasQuery`.
 */
export function productsBulkDocument(access: { publications: boolean }, isStrict = false): string {
  return /* GraphQL */ `{
  products {
    edges {
      node {
        ${productFields}
        variants { edges { node { ${variant} } } }
        metafields(${attributesOf}) { edges { node { ${attribute} } } }
        ${isStrict ? "" : `media { edges { node { ${media} } } }`}
        ${access.publications && !isStrict ? `resourcePublicationsV2(onlyPublished: false) { edges { node { ${publication} } } }` : ""}
      }
    }
  }
}`;
}

const pageInfo = "pageInfo { hasNextPage endCursor }";

/** Products by id, with the first children of each, and whose they are. */
export function productsByIdQuery(access: { publications: boolean }): string {
  const published = `resourcePublicationsV2(first: 10, onlyPublished: false) { nodes { ${publication} } ${pageInfo} }`;
  return /* GraphQL */ `
  query ProductsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        ${productFields}
        variants(first: 10) { nodes { ${variant} } ${pageInfo} }
        media(first: 10) { nodes { ${media} } ${pageInfo} }
        metafields(first: 20, ${attributesOf}) { nodes { ${attribute} } ${pageInfo} }
        ${access.publications ? published : ""}
        collections(first: 20) { nodes { id } ${pageInfo} }
      }
    }
    shop { myshopifyDomain }
  }
`;
}

/** Reads on where a product is in more collections than the first page of them held. */
export const productCollectionsQuery = /* GraphQL */ `
  query ProductCollections($id: ID!, $after: String) {
    product(id: $id) {
      children: collections(first: 100, after: $after) {
        nodes {
          id
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

/** Media and publications of a few products. */
export const productExtrasQuery = /* GraphQL */ `
  query ProductExtras($ids: [ID!]!, $withPublications: Boolean!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        media(first: 10) { nodes { ${media} } }
        resourcePublicationsV2(first: 10, onlyPublished: false) @include(if: $withPublications) {
          nodes { ${publication} }
        }
      }
    }
  }
`;

/** Reads on where a bulk result held fewer variants than the product has. */
export const productVariantsQuery = /* GraphQL */ `
  query ProductVariants($id: ID!, $after: String) {
    product(id: $id) {
      children: variants(first: 100, after: $after) {
        nodes { ${variant} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export const productMediaQuery = /* GraphQL */ `
  query ProductMedia($id: ID!, $after: String) {
    product(id: $id) {
      children: media(first: 100, after: $after) {
        nodes { ${media} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export const productPublicationsQuery = /* GraphQL */ `
  query ProductPublications($id: ID!, $after: String) {
    product(id: $id) {
      children: resourcePublicationsV2(first: 100, after: $after, onlyPublished: false) {
        nodes { ${publication} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export const productAttributesQuery = /* GraphQL */ `
  query ProductAttributes($id: ID!, $after: String) {
    product(id: $id) {
      children: metafields(first: 100, after: $after, ${attributesOf}) {
        nodes { ${attribute} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

/** What is asked of a collection itself. */
const collectionFields = /* GraphQL */ `
  __typename
  id
  title
  handle
  sortOrder
  sources {
    __typename
    ... on CollectionConditionsSource { inclusion { conditions { id } } }
  }
  descriptionHtml
  seo {
    title
    description
  }
  image {
    url
    altText
  }
  productsCount {
    count
  }
  updatedAt
`;

/** Collections by id, without what is in them, and whose they are. */
export const collectionsByIdQuery = /* GraphQL */ `
  query CollectionsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Collection { ${collectionFields} }
    }
    shop { myshopifyDomain }
  }
`;

/** Collections and what is in them, for a bulk operation. */
export const collectionsBulkDocument = /* GraphQL */ `
  {
    collections {
      edges {
        node {
          ${collectionFields}
          products {
            edges {
              node {
                __typename
                id
              }
            }
          }
        }
      }
    }
  }
`;

/** Reads on where a bulk result held fewer members than the collection has. */
export const collectionProductsQuery = /* GraphQL */ `
  query CollectionProducts($id: ID!, $after: String) {
    collection(id: $id) {
      children: products(first: 250, after: $after) {
        nodes {
          __typename
          id
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;
