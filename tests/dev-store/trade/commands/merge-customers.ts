import type { UserError } from "../../world/types";
import { customerId, customerIndex } from "../log/ids";
import { emitCustomer, nowOf, userError } from "./context";
import type { CommandContext } from "./context";

/** Merges one profile into another, which takes over its orders; the first one is gone. */
export function mergeCustomers(
  context: CommandContext,
  fromId: number,
  intoId: number,
): UserError[] {
  const from = existing(context, fromId);
  const into = existing(context, intoId);
  const errors: UserError[] = [];
  const missing = "Customer does not exist";
  if (from === null) errors.push(userError(["customerOneId"], missing, "NOT_FOUND"));
  if (into === null) errors.push(userError(["customerTwoId"], missing, "NOT_FOUND"));
  if (from !== null && from === into) {
    errors.push(userError(["customerTwoId"], "A customer cannot be merged with itself", "INVALID"));
  }
  if (errors.length > 0 || from === null || into === null) return errors;
  const at = nowOf(context);
  context.log.appendMerge(from, into, at);
  const gid = (id: number) => `gid://shopify/Customer/${id}`;
  context.emit({
    topic: "customers/merge",
    resource: "customers",
    id: intoId,
    at,
    payload: {
      admin_graphql_api_customer_kept_id: gid(intoId),
      admin_graphql_api_customer_deleted_id: gid(fromId),
      admin_graphql_api_job_id: null,
      status: "completed",
      errors: [],
    },
  });
  emitCustomer(context, into, at);
  context.emit({
    topic: "customers/delete",
    resource: "customers",
    id: fromId,
    at,
    payload: { id: fromId, admin_graphql_api_id: gid(customerId(from)) },
  });
  return [];
}

function existing({ log }: CommandContext, id: number): number | null {
  const customer = customerIndex(id);
  if (customer === null || customer >= log.customerCount()) return null;
  return log.survivor(customer) === customer ? customer : null;
}
