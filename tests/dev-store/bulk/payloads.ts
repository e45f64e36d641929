import type { ViewNode } from "../world/types";

export function runPayload(bulkOperation: ViewNode | null, userErrors: unknown[]) {
  return { __typename: "BulkOperationRunQueryPayload", bulkOperation, userErrors };
}

export function cancelPayload(
  bulkOperation: ViewNode | null,
  field: string[] | null,
  message: string | null,
) {
  const userErrors = message === null ? [] : [{ __typename: "UserError", field, message }];
  return { __typename: "BulkOperationCancelPayload", bulkOperation, userErrors };
}
