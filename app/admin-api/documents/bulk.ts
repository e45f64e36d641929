const operation = /* GraphQL */ `
  id
  status
  errorCode
  createdAt
  objectCount
  rootObjectCount
  url
  query
`;

export const bulkRunMutation = /* GraphQL */ `
  mutation BulkRun($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation { ${operation} }
      userErrors { code field message }
    }
  }
`;

/** An operation, and whose it is. */
export const bulkOperationQuery = /* GraphQL */ `
  query BulkOperation($id: ID!) {
    bulkOperation(id: $id) { ${operation} }
    shop { myshopifyDomain }
  }
`;

export const bulkCancelMutation = /* GraphQL */ `
  mutation BulkCancel($id: ID!) {
    bulkOperationCancel(id: $id) {
      bulkOperation {
        id
        status
      }
      userErrors {
        field
        message
      }
    }
  }
`;

/** Operations that count against the five at once. */
export const runningBulkOperationsQuery = /* GraphQL */ `
  query RunningBulkOperations {
    bulkOperations(first: 10, query: "status:running AND operation_type:query") {
      nodes { ${operation} }
    }
  }
`;
