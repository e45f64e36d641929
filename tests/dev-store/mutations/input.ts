import { GraphQLError } from "graphql";
import type { UserError } from "../world/types";

export type Input = Record<string, unknown>;

/**
 * One error per input field that is set but that the store cannot change. An input that is taken
 * and then not acted on would make an app believe that it wrote something.
 */
export function refuseUnsupported(
  input: Input,
  supported: readonly string[],
  prefix: readonly string[] = [],
): UserError[] {
  return Object.keys(input)
    .filter((key) => !supported.includes(key) && input[key] !== undefined)
    .map((key) => ({
      field: [...prefix, key],
      message: `The dev-store cannot change ${key}`,
      code: "INVALID_INPUT",
    }));
}

/** Most items of a list that Shopify takes as an argument. */
const MAX_LIST = 250;

/** Throws (a GraphQL error) on a list of more than Shopify takes. */
export function refuseLongList(list: readonly unknown[]): void {
  if (list.length > MAX_LIST) {
    throw new GraphQLError(
      `The input array size of ${list.length} is greater than the maximum allowed of ${MAX_LIST}.`,
      { extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
    );
  }
}

/** Whether the value is a decimal number as the Money and Decimal scalars carry it. */
export function isDecimal(value: unknown): value is string | number {
  return /^-?\d+(\.\d+)?$/.test(String(value));
}

/** Errors of the UserError type: it has no code. */
export function withoutCodes(
  errors: readonly UserError[],
): { field: string[] | null; message: string }[] {
  return errors.map(({ field, message }) => ({ field, message }));
}

/** The errors with their path put below another one (["price"] -> ["variants", "0", "price"]). */
export function below(prefix: readonly string[], errors: readonly UserError[]): UserError[] {
  return errors.map((error) => ({ ...error, field: [...prefix, ...(error.field ?? [])] }));
}
