/** Resources whose objects are compared by id and time of the last change. */
export type VersionedResource = "orders" | "products" | "customers";

const types: Readonly<Record<VersionedResource, string>> = {
  orders: "Order",
  products: "Product",
  customers: "Customer",
};

/** A page of what a search finds, in the order of the numbers: id and version, and whose they are. */
export function versionsPageQuery(resource: VersionedResource): string {
  return /* GraphQL */ `
  query ${types[resource]}Versions($query: String!) {
    found: ${resource}(first: 250, query: $query, sortKey: ID) {
      nodes { id updatedAt }
      pageInfo { hasNextPage }
    }
    shop { myshopifyDomain }
  }
`;
}

/** Id and version of objects by id, and whose they are. */
export function versionsByIdQuery(resource: VersionedResource): string {
  return /* GraphQL */ `
  query ${types[resource]}VersionsById($ids: [ID!]!) {
    nodes(ids: $ids) { ... on ${types[resource]} { id updatedAt } }
    shop { myshopifyDomain }
  }
`;
}

/** Id and version of everything there is, for a bulk operation. */
export function versionsBulkDocument(resource: VersionedResource): string {
  return /* GraphQL */ `{
  ${resource} {
    edges { node { id updatedAt } }
  }
}`;
}
