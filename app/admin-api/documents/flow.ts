/** Starts the workflows of Shopify Flow that begin with a trigger of the app. */
export const flowTriggerMutation = /* GraphQL */ `
  mutation FlowTrigger($handle: String!, $payload: JSON!) {
    flowTriggerReceive(handle: $handle, payload: $payload) {
      userErrors {
        field
        message
      }
    }
  }
`;
