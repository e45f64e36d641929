import { expect } from "vitest";
import type { Check } from "../rules/check";
import type { CategoryFacts, ProductFacts } from "../facts/facts";
import { withChange } from "../fixes/with-change";
import type { Fix, FixContext, Proposal } from "../fixes/fix";
import { checks } from "../registry";
import type { Asked } from "./ask";
import { catalogueFacts, productFacts, shopFacts } from "./facts";

/** What the fix looks at: a clean product but for what is given. */
export function mended({ product, catalogue, shop }: Asked = {}) {
  const context: FixContext = { shop: shopFacts(shop), catalogue: catalogueFacts(catalogue) };
  return { product: productFacts(product), context };
}

function run(check: Check, product: ProductFacts, context: FixContext): string {
  return check.run(product, context, check.settings.parse({})).state;
}

/**
 * What a fix proposes, after what must hold of every fix: what passes its checks is left alone; it changes
 * only its own fields, from what they are; and where all that it proposes is ticked, none of its checks finds
 * anything afterwards, and it proposes nothing more. `isEnough: false`: something is left to find.
 */
export function mend(
  fix: Fix,
  asked: Asked = {},
  {
    isEnough = true,
    categoryOf,
  }: { isEnough?: boolean; categoryOf?: (id: string) => CategoryFacts | null } = {},
): readonly Proposal[] {
  const { product, context } = mended(asked);
  const before = structuredClone({ ...product });
  const proposals = fix.propose(product, context);
  expect({ ...product }, "facts as they were").toEqual(before);
  const own = checks.filter(({ id }) => fix.checkIds.includes(id));
  const isFaulty = own.some((check) => run(check, product, context) === "finding");
  if (!isFaulty) expect(proposals, `${fix.id} of what passes`).toEqual([]);
  for (const proposal of proposals) {
    expect(fix.fields).toContain(proposal.field);
    expect(proposal.after).not.toEqual(proposal.before);
  }
  const isWhole = proposals.every(({ after, isChosen = true }) => after !== undefined && isChosen);
  if (proposals.length > 0 && isWhole) {
    let facts = product;
    for (const { after, ...put } of proposals) {
      if (after !== undefined) {
        facts = withChange(facts, { ...put, after }, context.shop, categoryOf);
      }
    }
    if (isEnough) {
      for (const check of own) {
        expect(run(check, facts, context), `${check.id} afterwards`).not.toBe("finding");
      }
    }
    expect(fix.propose(facts, context), `${fix.id} once more`).toEqual([]);
  }
  return proposals;
}

/** What each proposal makes of a field; undefined: it asks. */
export function mendTo(fix: Fix, asked: Asked = {}, how?: Parameters<typeof mend>[2]) {
  return mend(fix, asked, how).map(({ after }) => after);
}
