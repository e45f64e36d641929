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

export const bulkOperationQuery = /* GraphQL */ `
  query BulkOperation($id: ID!) {
    bulkOperation(id: $id) { ${operation} }
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
