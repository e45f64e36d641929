import { expect, it } from "vitest";
import type { Check } from "../rules/check";
import { ask, askState, type Asked } from "./ask";

/** What a check says, when that is, and the facts that differ from a clean product's. */
type Row = readonly [expected: string, when: string, asked?: Asked];

/** One test per row: what a check says of a product. */
export function testCases(check: Check, rows: readonly Row[]): void {
  for (const [expected, when, asked] of rows) {
    it(`${check.id} says "${expected}" ${when}`, () => {
      expect(askState(check, asked)).toBe(expected);
    });
  }
  it(`${check.id} is not asked of an archived product`, () => {
    for (const [, , asked] of rows) {
      const product = { ...asked?.product, status: "ARCHIVED" };
      expect(ask(check, { ...asked, product }).state).toBe("notApplicable");
    }
  });
}
