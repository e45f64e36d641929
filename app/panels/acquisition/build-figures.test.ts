import { expect, test } from "vitest";
import type { AcquiredWorth } from "../../metrics/acquisition/acquired-worth";
import { noSpend } from "../../metrics/acquisition/build";
import { totalsOf, type AcquisitionTotals } from "../../metrics/acquisition/totals";
import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import { homeTexts } from "../home/home-texts";
import type { RangeView } from "../home/view";
import { acquisitionTexts } from "./acquisition-texts";
import { buildFigures, type CustomersThen, type TotalledDays } from "./build-figures";

const days = { from: "2026-07-01", to: "2026-07-31" };
const earlier = { from: "2026-06-01", to: "2026-06-30" };

/** 30 customers who cost `cac` each, of whom `left` was left within the 90 days; money in minor units. */
function totalled(
  own: typeof days,
  { cac, ...more }: { cac: number | null } & Partial<AcquisitionTotals>,
  customers: CustomersThen | null,
  contributionRate: number | null = null,
) {
  const totals = {
    ...totalsOf([], [], [], cac !== null, contributionRate),
    ...(cac === null ? {} : { spend: { ...noSpend, plainMinor: 30 * cac } }),
    blendedCacMinor: cac,
    ...more,
  };
  return { days: own, totals, contributionRate, customers } satisfies TotalledDays;
}

function known(
  period: string,
  asOfDay: string,
  each: (number | null)[],
  more: Partial<AcquiredWorth> & { lacks?: CustomersThen["margins"]["lacks"]; few?: boolean } = {},
): CustomersThen {
  const { lacks = [], few = false, ...sums } = more;
  const row: AcquiredWorth = {
    ...{ period, touch: null, isOnline: false, elsewhere: null, customers: 30, expectedMinor: 0 },
    ...{ netMinor: 60_000, costMinor: 24_000, goodsNetMinor: 60_000, costedNetMinor: 60_000 },
    ...sums,
  };
  return {
    worth: { rows: [row], asOfDay, horizon: 90, isPredicted: false },
    margins: { each, lacks },
    areEnough: !few,
  };
}

const now = known("2026-07-01", "2026-11-29", [600, 1_200, 1_800]);
/** 31 days before: June's customers had been ones for as long. */
const then = (
  ...more: Parameters<typeof known> extends [string, string, ...infer Rest] ? Rest : []
) => known("2026-06-01", "2026-10-29", ...more);

function cards(
  previous: Parameters<typeof buildFigures>[0]["previous"],
  current: Partial<Parameters<typeof totalled>[1]> = {},
) {
  const figures = buildFigures({
    basis: "goods",
    current: { ...totalled(days, { cac: 1_200, ...current }, null), customers: now },
    previous,
  });
  const card = (name: string) => figures.find(({ id }) => id === name);
  return {
    ratio: card("ltv-to-cac"),
    payback: card("payback-period"),
    breakEven: card("break-even-roas"),
  };
}
const why = (reason: string) => ({ kind: "none", reason });

test("LTV:CAC stands beside that of the earlier customers within as many days", () => {
  // 12.00 left over 12.00 is 1; before 12.00 over 8.00.
  const { ratio } = cards(totalled(earlier, { cac: 800 }, then([600])));
  expect(ratio?.value).toBe(1);
  expect(ratio?.change).toMatchObject({
    change: { kind: "percent", ratio: expect.closeTo(1 / 1.5 - 1, 10) as number },
    verdict: "worse",
  });
});

test("LTV:CAC stands alone, with the reason, where earlier customers have none", () => {
  const alone = (previous: Parameters<typeof cards>[0]) => cards(previous).ratio?.change;
  expect(alone("notCovered")).toEqual(why("notCovered"));
  expect(alone(totalled(earlier, { cac: 800 }, null))).toEqual(why("tooYoung"));
  // On 28 September June's last customers had been ones for 90 days, on which they may still order.
  const young = known("2026-06-01", "2026-09-28", [600]);
  expect(alone(totalled(earlier, { cac: 800 }, young))).toEqual(why("tooYoung"));
  const old = known("2026-06-01", "2026-09-29", [600]);
  expect(alone(totalled(earlier, { cac: 800 }, old))).toMatchObject({ kind: "change" });
  const few = then([600], { customers: 29 });
  expect(alone(totalled(earlier, { cac: 800 }, few))).toEqual(why("fewCustomers"));
  const uncosted = then([600], { costMinor: 0, costedNetMinor: 0 });
  expect(alone(totalled(earlier, { cac: 800 }, uncosted))).toEqual(why("noCosts"));
  expect(alone(totalled(earlier, { cac: null }, then([600])))).toEqual(why("noSpend"));
  // They cost nothing.
  expect(alone(totalled(earlier, { cac: 0 }, then([600])))).toEqual(why("noBase"));
});

test("paying back is told in months, and compared in months", () => {
  const beside = (cac: number, each: number[]) => {
    const { payback } = cards(totalled(earlier, { cac }, then(each)));
    return [payback?.value, payback?.change];
  };
  // 12.00 is back after two months.
  expect(beside(1_000, [400, 800, 1_000])).toEqual([
    2,
    {
      ...{ kind: "change", verdict: "better", months: -1 },
      change: { kind: "percent", ratio: expect.closeTo(-1 / 3, 10) as number },
    },
  ]);
  expect(beside(400, [400])).toMatchObject([2, { verdict: "worse", months: 1 }]);
  expect(beside(800, [400, 800])).toMatchObject([2, { verdict: "same", months: 0 }]);
});

test("a payback is said to come sooner or later by whole months, and of whom it is", () => {
  const { t, language } = textsOfFiles();
  const { figure, change, alike } = acquisitionTexts(homeTexts(t, createFormats(language)));
  const range = {
    ...{ preset: "custom", problem: null, ...days, dayCount: 31, previous: earlier },
    ...{ compared: { choice: "previous", kind: "days", problem: null }, isPreviousCut: false },
  } satisfies RangeView;
  const compared = { days, before: earlier };
  const say = (cac: number) => {
    const { payback } = cards(totalled(earlier, { cac }, then([400, 800, 1_600, 2_400])));
    if (!payback?.change) throw new Error("Nothing is compared");
    const note = alike(payback, { ageDays: 121 });
    return [figure(payback, "USD"), change(payback.change, range, compared), note];
  };
  const ofAll = "By orders of all customers so far; before, of all by then, as they were then.";
  expect(say(1_600)).toEqual(["2 months", "1 month sooner than the previous 31 days", ofAll]);
  expect(say(2_400)).toEqual(["2 months", "2 months sooner than the previous 31 days", ofAll]);
  expect(say(400)).toEqual(["2 months", "1 month later than the previous 31 days", ofAll]);
  expect(say(800)).toEqual(["2 months", "the same as the previous 31 days", ofAll]);
  expect(say(2_401)).toEqual([
    "2 months",
    "No comparison: what a customer cost in the previous 31 days had not been returned by then, as far as customers went back",
    null,
  ]);
  const { ratio } = cards(totalled(earlier, { cac: 800 }, then([600])));
  if (!ratio?.change) throw new Error("Nothing is compared");
  expect([figure(ratio, "USD"), change(ratio.change, range, compared)]).toEqual([
    "1.00",
    "33.3% less than the previous 31 days",
  ]);
  const toHour = { ...range, isPreviousCut: true };
  expect(change(ratio.change, toHour, compared)).toMatch(/31 days up to the same hour$/);
  // Without the day under way whole days stand beside as many.
  const without = {
    days: { from: days.from, to: "2026-07-30" },
    before: { from: earlier.from, to: "2026-06-29" },
  };
  expect(change(ratio.change, toHour, without)).toBe("33.3% less than Jun 1, 2026 to Jun 29, 2026");
  const unknown = { kind: "none", reason: "noSpend" } as const;
  expect(change(unknown, toHour, { ...without, before: null })).toBe(
    "No comparison: what was spent is not known of the previous 31 days",
  );
  expect(alike({ ...ratio, isPredicted: true }, { ageDays: 121 })).toBe(
    "Both as expected 121 days after the last of these customers came, by the models of today.",
  );
});

test("a payback stands alone, with the reason, where the earlier one cannot be told or is another figure", () => {
  const alone = (cac: number | null, customers: CustomersThen | null) =>
    cards(totalled(earlier, { cac }, customers)).payback?.change;
  expect(cards("notCovered").payback?.change).toEqual(why("notCovered"));
  expect(alone(800, null)).toEqual(why("tooYoung"));
  expect(alone(null, then([600]))).toEqual(why("noSpend"));
  const nobody = totalled(earlier, { cac: 0, blendedCacMinor: null }, then([600]));
  expect(cards(nobody).payback?.change).toEqual(why("noBase"));
  expect(alone(800, then([null], { few: true }))).toEqual(why("fewCustomers"));
  expect(alone(800, then([null]))).toEqual(why("noCosts"));
  // What handling cost is taken off these, and was not known of those.
  expect(alone(800, then([800], { lacks: ["handling"] }))).toEqual(why("noCosts"));
  expect(alone(800, then([600, 700]))).toEqual(why("notPaidBack"));
});

test("where nothing is paid back the card says why, and compares nothing", () => {
  const shown = (current: Parameters<typeof cards>[1]) =>
    cards(totalled(earlier, { cac: 800 }, then([800])), current).payback;
  expect(shown({ cac: 1_801 })).toMatchObject({
    ...{ value: null, change: null, emptyText: "acquisition.notWithin", emptyCount: 3 },
  });
  expect(shown({ cac: null })).toMatchObject({
    ...{ value: null, change: null, emptyText: "metrics.blended-cac.empty" },
  });
});

test("break-even ROAS stands beside the earlier one after the same costs", () => {
  const beside = (more: Partial<AcquisitionTotals>) =>
    cards(totalled(earlier, { cac: 800, ...more }, then([600])), { breakEven: 2 }).breakEven;
  expect(beside({ breakEven: 4, marginRate: 0.25 })).toMatchObject({
    value: 2,
    // Neither more nor less is better: it is what other figures are measured by.
    change: { change: { ratio: -0.5 }, verdict: null },
  });
  const sold = { orders: { ...totalsOf([], [], [], true).orders, netMinor: 60_000 } };
  expect(beside(sold)?.change).toEqual(why("noCosts"));
  expect(beside({})?.change).toEqual(why("noBase"));
  // The cost of goods is known, and nothing was left.
  expect(beside({ ...sold, marginRate: -0.1 })?.change).toEqual(why("noBase"));

  const contribution = (rate: number | null) =>
    buildFigures({
      basis: "contribution",
      current: {
        ...totalled(days, { cac: 1_200, breakEven: 2 }, null, 0.4),
        customers: now,
      },
      previous: totalled(earlier, { cac: 800, breakEven: 2, ...sold }, then([600]), rate),
    }).filter(({ id }) => id.startsWith("break-even"));
  // That after goods is not set beside that after all costs.
  expect(contribution(null)).toMatchObject([
    { id: "break-even-roas-contribution", value: 2.5, change: why("noCosts") },
  ]);
  expect(contribution(0.5)).toMatchObject([{ value: 2.5, change: { change: { ratio: 0.25 } } }]);
});
