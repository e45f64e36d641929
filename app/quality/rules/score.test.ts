import fc from "fast-check";
import { expect, it } from "vitest";
import { severities, type Outcome, type Severity } from "./check";
import { finding, notApplicable, passed, unknown } from "./outcomes";
import {
  gradeOf,
  grades,
  leastScores,
  scoreProduct,
  scoreShop,
  weights,
  type Judged,
} from "./score";

const judge = (severity: Severity, outcome: Outcome): Judged => ({ severity, outcome });

it("is the weighted share of what passed", () => {
  const judged = [judge("error", passed), judge("warning", finding()), judge("hint", passed)];
  expect(scoreProduct(judged)).toBeCloseTo((11 / 15) * 100);
});

it("weighs a finding by its own severity where it has one", () => {
  const mild: Outcome = { state: "finding", places: 1, evidence: [], severity: "hint" };
  expect(scoreProduct([judge("error", passed), judge("error", mild)])).toBeCloseTo((10 / 11) * 100);
});

it("is null where nothing is known", () => {
  expect(scoreProduct([])).toBeNull();
  expect(
    scoreProduct([judge("error", notApplicable), judge("hint", unknown("notRead"))]),
  ).toBeNull();
});

it("is of the shop the mean over active products that have one", () => {
  const products = [
    { status: "ACTIVE", score: 100 },
    { status: "ACTIVE", score: 50 },
    { status: "ACTIVE", score: null },
    { status: "DRAFT", score: 0 },
    { status: "ARCHIVED", score: 0 },
  ];
  expect(scoreShop(products)).toBe(75);
  expect(scoreShop(products.slice(2))).toBeNull();
});

it.each([
  [100, "A"],
  [90, "A"],
  [89.99, "B"],
  [80, "B"],
  [79.99, "C"],
  [70, "C"],
  [69.99, "D"],
  [60, "D"],
  [59.99, "E"],
  [0, "E"],
])("gives %d the grade %s", (score, grade) => {
  expect(gradeOf(score)).toBe(grade);
});

it("asks less of each grade than of the one before, and weighs errors most", () => {
  const least = grades.map((grade) => leastScores[grade]);
  expect(least).toEqual([...least].sort((a, b) => b - a));
  expect(severities.map((severity) => weights[severity])).toEqual([10, 4, 1]);
});

const anyJudged = fc.record({
  severity: fc.constantFrom(...severities),
  outcome: fc.constantFrom<Outcome>(passed, finding(), notApplicable, unknown("notRead")),
});

it("lies between 0 and 100, whatever is judged", () => {
  fc.assert(
    fc.property(fc.array(anyJudged), (judged) => {
      const score = scoreProduct(judged);
      return score === null || (score >= 0 && score <= 100);
    }),
  );
});

it("does not move by what is unknown or not applicable, nor by the order", () => {
  fc.assert(
    fc.property(fc.array(anyJudged), fc.constantFrom(...severities), (judged, severity) => {
      const more = [judge(severity, unknown("notRead")), ...judged, judge(severity, notApplicable)];
      expect(scoreProduct(more)).toBe(scoreProduct(judged));
      expect(scoreProduct([...judged].reverse())).toBe(scoreProduct(judged));
    }),
  );
});

it("rises with each finding that is fixed", () => {
  fc.assert(
    fc.property(fc.array(anyJudged), fc.constantFrom(...severities), (judged, severity) => {
      const before = scoreProduct([...judged, judge(severity, finding())]);
      const after = scoreProduct([...judged, judge(severity, passed)]);
      expect(after).toBeGreaterThan(before ?? Infinity);
    }),
  );
});
