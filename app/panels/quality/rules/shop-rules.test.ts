import { expect, it } from "vitest";
import { shopChecks } from "../../../quality/registry";
import { buildShopRules, type ShopRuleState } from "./shop-rules";

const state = (checkId: string, rest: Partial<ShopRuleState>): ShopRuleState => ({
  checkId,
  severity: "warning",
  state: "passed",
  why: null,
  places: 0,
  ...rest,
});
const states = [
  state("SHOP-01", { state: "finding", places: 2 }),
  state("SHOP-02", { state: "finding", places: 5 }),
  state("SHOP-03", { severity: "hint", state: "finding", places: 9 }),
  state("SHOP-04", { state: "notApplicable" }),
  state("SHOP-05", {}),
  state("SHOP-08", { severity: "error", state: "unknown", why: "missingScope" }),
];
const off = { checkId: "SHOP-01", isOn: false, severity: null, thresholds: {} };
const idsOf = ({ rules }: ReturnType<typeof buildShopRules>) => rules.map(({ words }) => words.id);

it("lists what weighs most first, and what is not known last, which has not passed", () => {
  const view = buildShopRules(shopChecks, [], states, null);
  expect(idsOf(view)).toEqual(["SHOP-02", "SHOP-01", "SHOP-03", "SHOP-08"]);
  expect(view.rules.at(-1)).toMatchObject({ places: null, why: "quality.unknown.missingScope" });
  expect(view.passedCount).toBe(2);
});

it("leaves out what is switched off, and other severities than the one chosen", () => {
  expect(idsOf(buildShopRules(shopChecks, [off], states, null))).not.toContain("SHOP-01");
  const hints = buildShopRules(shopChecks, [], states, "hint");
  expect(idsOf(hints)).toEqual(["SHOP-03"]);
  expect(hints.passedCount).toBe(0);
});

it("says where nothing has been checked yet", () => {
  const view = buildShopRules(shopChecks, [], [], null);
  expect(view).toEqual({ isChecked: false, rules: [], passedCount: 0 });
});
