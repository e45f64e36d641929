import { expect, it } from "vitest";
import { maxRules, maxValueLength, parseRules } from "./form";

const rule = { field: "medium", operator: "is", value: "cpc", channel: "paid-search" };
const parse = (rules: readonly object[], intent = "try") =>
  parseRules({ intent, rules: JSON.stringify(rules) });

it("reads rules in their order, without the spaces around their values", () => {
  const other = { ...rule, value: " ppc " };
  expect(parse([rule, other], "save")).toEqual({
    kind: "rules",
    intent: "save",
    rules: [rule, { ...rule, value: "ppc" }],
    key: "",
  });
  expect(parse([])).toMatchObject({ kind: "rules", rules: [] });
});

it("tells what is wrong with a value by its place", () => {
  const long = "x".repeat(maxValueLength);
  expect(parse([rule, { ...rule, value: long }])).toMatchObject({ kind: "rules" });
  expect(
    parse([
      rule,
      { ...rule, value: " " },
      { ...rule, value: `${long}x` },
      { ...rule, value: "CPC" },
    ]),
  ).toEqual({
    kind: "invalid",
    errors: {
      "1.value": { text: "channelRules.invalid.value" },
      "2.value": { text: "channelRules.invalid.long", values: { most: "200" } },
      "3.value": { text: "channelRules.invalid.twice", values: { place: "1" } },
    },
  });
});

it("takes a hundred rules and no more", () => {
  const rules = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...rule, value: `v${index}` }));
  expect(parse(rules(maxRules))).toMatchObject({ kind: "rules" });
  expect(parse(rules(maxRules + 1))).toMatchObject({
    kind: "refused",
    reason: { text: "channelRules.invalid.tooMany" },
  });
});

it.each([
  [{ intent: "try", rules: "{" }],
  [{ intent: "try" }],
  [{ intent: "drop", rules: "[]" }],
  [{ intent: "try", rules: JSON.stringify([{ ...rule, channel: "billboards" }]) }],
])("refuses what is no form of the page: %o", (fields) => {
  expect(parseRules(fields)).toMatchObject({ kind: "refused" });
});
