import type { SalesFrame } from "../home/frame.server";
import type { Refusal } from "./view";

/** What brings the whole history, and whose orders they are. */
const needed = ["read_all_orders", "read_customers"];

/** Why nothing can be said of customers; null: it can. `areFolded`: their orders are in sequence. */
export function findRefusal(
  {
    coverage,
    hasCustomers,
    missingScopes,
  }: Pick<SalesFrame, "coverage" | "hasCustomers" | "missingScopes">,
  areFolded: boolean,
): Refusal | null {
  const scopes = needed.filter((scope) => missingScopes.includes(scope));
  if (scopes.length > 0 && (!coverage.isFromTheStart || !hasCustomers)) {
    return { kind: "scopes", scopes };
  }
  if (!coverage.isFromTheStart) return { kind: coverage.isReading ? "reading" : "part" };
  return areFolded ? null : { kind: "adding" };
}
