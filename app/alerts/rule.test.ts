import { expect, it } from "vitest";
import { alertRules } from "./registry";
import { needsOf } from "./rule";
import { pricesTooLow } from "./rules/prices-too-low";
import { returnRateJump } from "./rules/return-rate-jump";

const withDefaults = (rules: readonly (typeof pricesTooLow)[]) =>
  rules.map((rule) => ({ rule, settings: rule.settings.parse({}) }));

it("asks for what takes long only where a rule is about it, for prices from the lowest threshold on", () => {
  const rest = alertRules.filter((rule) => rule !== pricesTooLow && rule !== returnRateJump);
  expect(needsOf(withDefaults(rest))).toEqual({ priceDrop: null, returns: false });
  expect(needsOf(withDefaults([returnRateJump]))).toEqual({ priceDrop: null, returns: true });
  expect(needsOf(withDefaults(alertRules))).toEqual({ priceDrop: 0.15, returns: true });
  const settings = pricesTooLow.settings.parse({ leastDropOfDay: 8 });
  expect(needsOf([{ rule: pricesTooLow, settings }])).toEqual({ priceDrop: 0.08, returns: false });
});
