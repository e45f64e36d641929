import { expect, it } from "vitest";
import { checks } from "../../quality/registry";
import { listThresholds, parseThresholds } from "../../quality/rules/thresholds";
import { readThreshold, writeThreshold } from "./threshold-text";
import { thresholdTexts } from "./threshold-words";

it("reads what it writes, and leaves what is no number to be refused", () => {
  for (const value of [5, 0.5, null, ["a", "b c"], []]) {
    expect(readThreshold(writeThreshold(value), value)).toEqual(value);
  }
  expect(readThreshold("many", 5)).toBe("many");
  expect(readThreshold("", 5)).toBe("");
  expect(readThreshold("0,5", 1)).toBe(0.5);
  expect(readThreshold(" a, ,b ", [])).toEqual(["a", "b"]);
});

it("has words for every threshold of every check, and takes each as it was shown", () => {
  for (const check of checks) {
    const thresholds = listThresholds(check, undefined);
    for (const { name } of thresholds) {
      expect(thresholdTexts, check.id).toHaveProperty(name);
    }
    const sent = thresholds.map(({ name, value }) => [
      name,
      readThreshold(writeThreshold(value), value),
    ]);
    const parsed = parseThresholds(check, JSON.stringify(Object.fromEntries(sent)));
    expect(parsed, check.id).toEqual(check.settings.parse({}));
  }
});

it("refuses what a check does not take", () => {
  const check = checks.find((each) => listThresholds(each, undefined).length > 0);
  const [first] = check ? listThresholds(check, undefined) : [];
  expect(
    check && parseThresholds(check, JSON.stringify({ [first?.name ?? ""]: "many" })),
  ).toBeNull();
  expect(check && parseThresholds(check, "no json")).toBeNull();
});
