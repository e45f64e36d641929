import { expect, it } from "vitest";
import type { TradePart } from "./facts";
import { alertRules } from "./registry";
import { needsOf } from "./rule";
import { pricesTooLow } from "./rules/prices-too-low";

const withDefaults = (rules: readonly (typeof pricesTooLow)[]) =>
  rules.map((rule) => ({ rule, settings: rule.settings.parse({}) }));

const allParts: readonly TradePart[] = [
  ...(["days", "splits", "spend", "acquisitions", "campaigns"] as const),
  ...(["returns", "reconciliation", "worth"] as const),
];

it("asks for prices only where a rule is about them, from the lowest threshold on", () => {
  const rest = alertRules.filter((rule) => rule !== pricesTooLow);
  expect(needsOf(withDefaults(rest))).toEqual({ priceDrop: null, parts: new Set(allParts) });
  expect(needsOf(withDefaults(alertRules)).priceDrop).toBe(0.15);
  const settings = pricesTooLow.settings.parse({ leastDropOfDay: 8 });
  const asked = needsOf([{ rule: pricesTooLow, settings }]);
  expect(asked).toEqual({ priceDrop: 0.08, parts: new Set(["days"]) });
});

it.each(alertRules.map((rule) => [rule.id, rule] as const))(
  "reads nothing of trade that it does not ask for: %s",
  (_, rule) => {
    const days = { from: "2026-11-01", to: "2026-11-30" };
    const acquired = { days, newCustomers: 50, cacMinor: 1_000 };
    const read = new Set<string>();
    const spied = <Part extends object>(part: Part, name: (key: string) => string) =>
      new Proxy(part, {
        get: (of, key) => {
          read.add(name(String(key)));
          return Reflect.get(of, key) as unknown;
        },
      });
    const trading = spied(
      {
        ...{ lastDay: "2026-11-30", days: [], splits: [], spend: null, campaigns: [], returns: [] },
        acquisitions: [
          spied({ ...acquired, worthToCost: 2 }, (key) => (key === "worthToCost" ? "worth" : "")),
        ],
        reconciliation: null,
      },
      (key) => key,
    );
    const facts = { now: new Date("2026-12-01T10:00:00Z"), today: "2026-12-01", minorUnits: 100 };
    const known = { ...facts, merchandising: null, sync: null, trading };
    rule.run(known, rule.settings.parse({ mostCac: 5 }));
    expect(allParts.filter((part) => read.has(part)).sort()).toEqual(
      [...needsOf(withDefaults([rule])).parts].sort(),
    );
  },
);
