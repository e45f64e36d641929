import type { GraphQLNamedType, SelectionSetNode } from "graphql";
import type { AccessChecker } from "../graphql/access";
import { nodeTypeOf } from "./selections";
import type { BulkDocument } from "./validate";

/** A test of all fields of a bulk query against the scopes granted at that moment. */
export function createAccessTest(
  bulk: BulkDocument,
  accessNow: () => AccessChecker,
): () => string | null {
  const fields: {
    typeName: string;
    name: string;
    type: Parameters<AccessChecker["deniedField"]>[2];
  }[] = [];
  const walk = (sets: readonly SelectionSetNode[], type: GraphQLNamedType) => {
    for (const plan of bulk.selections.planLoosely(sets, type)) {
      if (!plan.field) continue;
      fields.push({ typeName: plan.parent.name, name: plan.name, type: plan.field.type });
      if (plan.kind === "object") walk(plan.sets, plan.named!);
      if (plan.kind === "connection") {
        walk(plan.sets, nodeTypeOf(plan));
      }
    }
  };
  walk([bulk.operation.selectionSet], bulk.selections.schema.getQueryType()!);
  return () => {
    const access = accessNow();
    for (const { typeName, name, type } of fields) {
      const denied = access.deniedField(typeName, name, type);
      if (denied !== null) return denied.message;
    }
    return null;
  };
}
