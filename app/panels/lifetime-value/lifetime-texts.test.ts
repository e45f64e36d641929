import { expect, it } from "vitest";
import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import type { Refusal } from "../../metrics/lifetime-value/study";
import type { Untested, Verdict } from "../../metrics/lifetime-value/verdict";
import type { WorthPerCustomer } from "../../metrics/lifetime-value/worth";
import { homeTexts } from "../home/home-texts";
import { lifetimeTexts } from "./lifetime-texts";
import type { PredictedRow, PredictionView, WorthContent } from "./view";

const { t, language } = textsOfFiles();
const { answer, knowledge } = lifetimeTexts(homeTexts(t, createFormats(language)));

const past = (days: number | null, netMinor: number | null): WorthPerCustomer => ({
  ...{ days, customers: netMinor === null ? 29 : 30, purchases: netMinor === null ? null : 1 },
  ...{ netMinor, marginMinor: null },
});
const row = (months: number, netMinor: number, netInterval: PredictedRow["netInterval"] = null) =>
  ({
    ...{ months, repeats: 1, netMinor, netInterval, marginMinor: null },
    ...{ basePurchases: 10, baseNetMinor: 50_000 },
  }) satisfies PredictedRow;

function fitted(verdict: Verdict, rows: PredictedRow[]): PredictionView {
  return {
    ...{ kind: "fitted", observedTo: "2026-10-31", rows, customers: 100, repeaters: 60, verdict },
    alive: { customers: 90, repeaters: 50, repeatersByChance: [0, 0, 0, 0, 60] },
    ...{ churn: 0.1, churnOfRepeaters: 1 / 6, spendCorrelation: null, backtest: null },
    model: {
      ...{ r: 0.6, alpha: 8, a: 0.6, b: 3, p: 5, q: 4, v: 3_000 },
      ...{ logLikelihood: -1, spendLogLikelihood: -1 },
    },
    ...{ firstSpendMinor: 5_000, repeatSpendMinor: 5_000 },
  };
}

const content = (more: Partial<WorthContent>): WorthContent => ({
  ...{ historic: [past(30, 4_000), past(365, 6_250), past(730, 9_000), past(null, 7_000)] },
  ...{ curve: [], marginRate: null, costShare: null, prediction: null, failure: null },
  ...{ lacksPlans: false, ...more },
});
const say = (more: Partial<WorthContent>) => answer(content(more), "EUR");

const ofYear = "A customer brought in €62.50 within 365 days of their first order";
const alone = `${ofYear}.`;
const passed: Verdict = { kind: "passed" };
const months = [row(3, 5_500), row(6, 6_000), row(12, 8_000), row(24, 9_500)];

it("answers with the past alone while nothing is predicted", () => {
  expect(say({})).toBe(alone);
});

it("answers with the longest of the past's days up to a year that enough customers have behind them", () => {
  const of = (...historic: WorthPerCustomer[]) => say({ historic });
  expect(of(past(30, 4_000), past(180, 5_000), past(365, null), past(null, 7_000))).toBe(
    "A customer brought in €50.00 within 180 days of their first order.",
  );
  expect(of(past(30, 4_000), past(90, 4_500), past(180, null))).toMatch(/€45\.00 within 90 days/);
  expect(of(past(30, 4_000), past(60, 4_200), past(90, null))).toMatch(/€40\.00 within 30 days/);
  // All that came back: nothing is an amount too.
  expect(of(past(30, 0), past(90, null))).toMatch(/€0\.00 within 30 days/);
});

it("says so where there are too few customers, whatever they came to to date", () => {
  const historic = [past(30, null), past(365, null), past(null, 7_000)];
  expect(say({ historic })).toBe("There are too few customers to say what one brings in.");
  expect(say({ historic: [] })).toBe("There are too few customers to say what one brings in.");
});

it("answers with both, and between what, where the model was right about the past", () => {
  expect(say({ prediction: fitted(passed, months) })).toBe(
    `${ofYear}; a new one is expected to bring in €80.00 within 12 months.`,
  );
  const between = [row(12, 8_000, { low: 7_150, high: 8_900 })];
  expect(say({ prediction: fitted(passed, between) })).toBe(
    `${ofYear}; a new one is expected to bring in €80.00 within 12 months (€71.50 to €89.00).`,
  );
  expect(say({ historic: [past(30, null)], prediction: fitted(passed, months) })).toBe(
    "There are too few customers to say what one brings in; " +
      "a new one is expected to bring in €80.00 within 12 months.",
  );
  // Other months are no year.
  expect(say({ prediction: fitted(passed, [row(6, 6_000), row(24, 9_500)]) })).toBe(alone);
});

it.each<[Refusal, RegExp]>([
  ["tooFewRepeaters", /^Nothing is predicted yet: 49 of the customers came back/],
  ["tooShort", /^Nothing is predicted yet: 25 weeks have passed/],
  ["notSettled", /does not follow the model/],
  ["churnOnEdge", /formula has no value/],
  ["spendTooWild", /differ so much in value/],
])(
  "answers with the past alone where a prediction is refused, and says below why: %s",
  (why, text) => {
    const prediction: PredictionView = {
      ...{ kind: "refused", why, repeaters: 49, weeks: 25.9, observedTo: "2026-10-31" },
    };
    expect(say({ prediction })).toBe(alone);
    expect(
      knowledge(content({ prediction }), "UTC").filter((line) => text.test(line)),
    ).toHaveLength(1);
  },
);

it("answers with the past alone where the model was wrong about it, whatever it predicts", () => {
  const verdict: Verdict = { kind: "failed", faults: ["worseThanRule", "bias", "calibration"] };
  for (const rows of [[], months]) {
    expect(say({ prediction: fitted(verdict, rows) })).toBe(alone);
  }
  const lines = knowledge(content({ prediction: fitted(verdict, []) }), "UTC");
  expect(lines.at(-1)).toMatch(/^No prediction is shown: .* was further off than a simple rule, /);
});

it.each<Untested>(["pastTooShort", "tooFewRepeaters", "notSettled", "churnOnEdge"])(
  "answers with the past alone where the model was not tried on it: %s",
  (why) => {
    const prediction = fitted({ kind: "untested", why }, months);
    expect(say({ prediction })).toBe(alone);
    expect(knowledge(content({ prediction }), "UTC")).toContainEqual(
      expect.stringMatching(/^What is predicted has not been tried on the shop’s own past/),
    );
  },
);

it("answers with what is known where the work on a prediction failed, and says when it is tried again", () => {
  const failure = {
    ...{ tries: 2, reason: "memory" as const },
    ...{ triedAt: "2026-11-01T10:00:00Z", nextAt: "2026-11-01T10:05:00Z" },
  };
  expect(say({ failure })).toBe(alone);
  // What was found before still holds.
  expect(say({ failure, prediction: fitted(passed, months) })).toMatch(
    /€80\.00 within 12 months\.$/,
  );
  const lines = knowledge(content({ failure }), "UTC");
  expect(lines.some((line) => line.includes("10:05"))).toBe(true);
  expect(lines).not.toContain("Predictions are being worked out and follow within minutes.");
});
