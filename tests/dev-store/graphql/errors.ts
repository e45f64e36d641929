import { GraphQLError } from "graphql";

/** "Access denied for customers field. Required access: `read_customers` access scope." */
export function accessDenied(fieldName: string, requiredAccess: string): GraphQLError {
  const text = requiredAccess.trim();
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${text}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: text,
    },
  });
}

/** The dev-store's own refusal: the schema has the field, the store holds nothing to answer with. */
export function noData(what: string): GraphQLError {
  return new GraphQLError(`dev-store has no data for ${what}`, {
    extensions: { code: "DEV_STORE_NO_DATA" },
  });
}

export function badRequest(message: string, code = "BAD_REQUEST"): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** What `read` returns, or the GraphQL error it throws: graphql-js reports one inside a list there. */
export function valueOrError(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Thrown errors of any kind as a GraphQLError. */
export function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GraphQLError(message, {
    originalError: error instanceof Error ? error : null,
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  });
}
