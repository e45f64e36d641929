import type { CategoryFacts, ProductFacts } from "../facts/facts";
import { isSameValue } from "./fields";
import { withChange } from "./with-change";
import type { Fix, FixContext, Proposal } from "./fix";

/** A change of one field by one or several fixes. */
export interface ProposedChange extends Proposal {
  /** Ids of the fixes it is by, in their order. */
  fixIds: readonly string[];
  isChosen: boolean;
}

/**
 * What these fixes together would change of a product: each goes by what the ones before it have made of
 * it, so that a field has one change, from what it is to what the last one makes of it.
 */
export function proposeChanges(
  product: ProductFacts,
  fixes: readonly Fix[],
  context: FixContext,
  categoryOf?: (id: string) => CategoryFacts | null,
): ProposedChange[] {
  const changes = new Map<string, ProposedChange>();
  let facts = product;
  for (const fix of fixes) {
    for (const proposal of fix.propose(facts, context)) {
      const { before, after, isChosen = after !== undefined } = proposal;
      const known = findChange(changes, proposal);
      // What one fix knows, another need not ask for.
      if (after === undefined && known) continue;
      const key = known?.key ?? keyOf(proposal);
      const earlier = known?.change.after === undefined ? undefined : known.change;
      changes.set(key, {
        ...proposal,
        before: earlier ? earlier.before : before,
        fixIds: [...(earlier?.fixIds ?? []), fix.id],
        isChosen: isChosen && (earlier?.isChosen ?? true),
      });
      if (after !== undefined) {
        facts = withChange(facts, { ...proposal, after }, context.shop, categoryOf);
      }
    }
  }
  return [...changes.values()].filter(
    ({ before, after }) => after === undefined || !isSameValue(before, after),
  );
}

/** The change that a proposal goes on with: values of options and entries are told apart by what they are now. */
function findChange(changes: ReadonlyMap<string, ProposedChange>, proposal: Proposal) {
  for (const [key, change] of changes) {
    if (change.field !== proposal.field || change.target !== proposal.target) continue;
    if (isOneOfSeveral(change.field) && change.after !== proposal.before) continue;
    return { key, change };
  }
  return null;
}

/** Of whose places there are several values, each changed by itself. */
const isOneOfSeveral = (field: Proposal["field"]) =>
  field === "optionValue" || field === "attributeEntry";

const keyOf = ({ field, target, before }: Proposal) =>
  [field, target, isOneOfSeveral(field) ? String(before) : ""].join("\n");
