import type { TextKey } from "../../i18n/text-key";
import type { Refusal } from "./view";

/** Why nothing is said of customers, and what changes that. */
export function refusalTexts(refusal: Refusal): TextKey[] {
  switch (refusal.kind) {
    case "scopes":
      return [
        ...(refusal.scopes.includes("read_all_orders")
          ? (["retention.refusal.allOrders"] as const)
          : []),
        ...(refusal.scopes.includes("read_customers")
          ? (["retention.refusal.customers"] as const)
          : []),
      ];
    case "reading":
      return ["retention.refusal.reading"];
    case "adding":
      return ["retention.refusal.adding"];
    case "part":
      return ["retention.refusal.part"];
  }
}
