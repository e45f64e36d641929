const product = /* GraphQL */ `
  __typename
  id
  title
  vendor
  productType
  tags
  category { id }
  descriptionHtml
  handle
  seo { title description }
  options { id name optionValues { id name } }
`;

const variant = /* GraphQL */ `
  __typename
  id
  price
  compareAtPrice
  barcode
  sku
  inventoryPolicy
  inventoryItem {
    tracked
    unitCost { amount }
    countryCodeOfOrigin
    harmonizedSystemCode
    measurement { weight { value unit } }
  }
`;

const published =
  "resourcePublicationsV2(first: 50, onlyPublished: false) { nodes { isPublished publication { id } } }";

/** What fixes may change, as it is now: of products, variants and media of any kind, by their ids. */
export function fixTargetsQuery(extra: {
  publications: boolean;
  collections: boolean;
  attributes?: boolean;
}): string {
  return /* GraphQL */ `
  query FixTargets($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Product {
        ${product}
        ${extra.publications ? published : ""}
        ${extra.attributes ? 'metafields(first: 50, namespace: "shopify") { nodes { key value compareDigest } }' : ""}
        ${extra.collections ? "collections(first: 100) { nodes { id } }" : ""}
      }
      ... on ProductVariant { ${variant} }
      ... on MediaImage { alt }
      ... on Video { alt }
      ... on ExternalVideo { alt }
      ... on Model3d { alt }
    }
    shop { myshopifyDomain }
  }
`;
}

const faults = "userErrors { field message }";

// What Shopify has made of a value is asked for with it: it cleans HTML, and cuts spaces off.

/** Changes fields of a product. */
export const fixProductMutation = /* GraphQL */ `
  mutation FixProduct($product: ProductUpdateInput!) {
    result: productUpdate(product: $product) { product { ${product} } ${faults} }
  }
`;

/** Changes variants of a product: those that Shopify does not refuse. */
export const fixVariantsMutation = /* GraphQL */ `
  mutation FixVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    result: productVariantsBulkUpdate(
      productId: $productId
      variants: $variants
      allowPartialUpdates: true
    ) { productVariants { ${variant} } ${faults} }
  }
`;

/** Renames values of one option of a product. */
export const fixOptionMutation = /* GraphQL */ `
  mutation FixOption($productId: ID!, $option: OptionUpdateInput!, $values: [OptionValueUpdateInput!]!) {
    result: productOptionUpdate(
      productId: $productId
      option: $option
      optionValuesToUpdate: $values
    ) { product { ${product} } ${faults} }
  }
`;

/** Takes options of one value each from a product: Shopify refuses those of more, so that no variant is lost. */
export const deleteOptionsMutation = /* GraphQL */ `
  mutation DeleteOptions($productId: ID!, $options: [ID!]!) {
    result: productOptionsDelete(productId: $productId, options: $options, strategy: DEFAULT) {
      product { ${product} } ${faults}
    }
  }
`;

/** Gives a product options; its variants get the first value of each. */
export const createOptionsMutation = /* GraphQL */ `
  mutation CreateOptions($productId: ID!, $options: [OptionCreateInput!]!) {
    result: productOptionsCreate(productId: $productId, options: $options, variantStrategy: LEAVE_AS_IS) {
      product { ${product} } ${faults}
    }
  }
`;

/** Changes what stands in fields of a product's category. */
export const setFieldsMutation = /* GraphQL */ `
  mutation SetFields($metafields: [MetafieldsSetInput!]!) {
    result: metafieldsSet(metafields: $metafields) {
      userErrors {
        field
        message
        code
      }
    }
  }
`;

/** Changes the alt texts of media. */
export const fixFilesMutation = /* GraphQL */ `
  mutation FixFiles($files: [FileUpdateInput!]!) {
    result: fileUpdate(files: $files) { files { __typename id alt } ${faults} }
  }
`;

/** Puts a product on a publication. */
export const publishMutation = /* GraphQL */ `
  mutation Publish($id: ID!, $input: [PublicationInput!]!) {
    result: publishablePublish(id: $id, input: $input) { ${faults} }
  }
`;

/** Takes a product off a publication. */
export const unpublishMutation = /* GraphQL */ `
  mutation Unpublish($id: ID!, $input: [PublicationInput!]!) {
    result: publishableUnpublish(id: $id, input: $input) { ${faults} }
  }
`;
