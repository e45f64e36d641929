/** Makes a segment of customers; `query` is in Shopify's segment query language. */
export const segmentCreateMutation = /* GraphQL */ `
  mutation SegmentCreate($name: String!, $query: String!) {
    segmentCreate(name: $name, query: $query) {
      segment {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`;
