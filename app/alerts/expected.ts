import { medianOf } from "../lib/median";
import { addDays, type ShopDay } from "../lib/shop-day";

/** A figure of one day: an amount or count, or a part of a whole. Null: not known. */
export interface DayFigure {
  day: ShopDay;
  /** Of a rate: what is counted. */
  value: number | null;
  /** Of a rate: of how many. Absent: it is an amount or a count. */
  of?: number;
}

/** Some days beside what was to be expected of them. */
export interface Judgement {
  from: ShopDay;
  to: ShopDay;
  actual: number;
  expected: number;
  /** How far from what is expected such days usually lie, as a part of it. */
  spread: number;
}

// The level is that of six weeks: sales of two are then a third of it, which the median passes over.
const levelDays = 42;
// With fewer nothing can be called usual.
const leastLevelDays = 28;
// How days of the week differ is seen in half a year, where there is one.
const weekdayDays = 182;
// Fifty-two weeks: the same weekday a year before.
const yearDays = 364;
// Days around the same day of last year that say how it was then.
const yearSide = 7;
const neededDays = yearDays + levelDays + yearSide + 7;
// A median is so much less certain than a mean.
const medianError = 1.25;
const normalMad = 1.4826;
const leastSeason = 0.4;

/**
 * The last `length` days up to `lastDay` beside what was to be expected: the median of six weeks before them,
 * each day of the week as it usually differs, and lower where last year was lower at this time than six weeks
 * before it. Never higher for last year: a promotion need not come again. Null: too little is known.
 */
export function judgeDays(
  history: readonly DayFigure[],
  lastDay: ShopDay,
  length: number,
): Judgement | null {
  const last = history.findLastIndex(({ day }) => day === lastDay);
  const figures = history.slice(Math.max(0, last + 1 - neededDays), last + 1);
  const end = figures.length - 1;
  const start = end - length + 1;
  if (end < 0 || start < leastLevelDays) return null;
  const values = figures.map(({ value, of }) =>
    value === null || of === 0 ? null : value / (of ?? 1),
  );
  // Days follow each other, so the place of one says which day of the week it is.
  const factors = weekdayFactors(values, start);
  const adjusted = values.map((value, index) => {
    const factor = factors[index % 7];
    return value === null || factor === undefined || factor <= 0 ? null : value / factor;
  });
  const base = known(adjusted.slice(Math.max(0, start - levelDays), start));
  const level = medianOf(base);
  if (base.length < leastLevelDays || level === null || level <= 0) return null;
  const window = figures.slice(start, end + 1);
  if (values.slice(start, end + 1).some((value) => value === null)) return null;

  const season = seasonOf(adjusted, start, end);
  const expectedOf = (place: number) => level * season * (factors[(start + place) % 7] ?? 0);
  const isRate = window.every(({ of }) => of !== undefined);
  const actual = isRate
    ? sum(window.map(({ value }) => value ?? 0)) / sum(window.map(({ of }) => of ?? 0))
    : sum(window.map(({ value }) => value ?? 0));
  const expected = isRate
    ? sum(window.map(({ of }, place) => expectedOf(place) * (of ?? 0))) /
      sum(window.map(({ of }) => of ?? 0))
    : sum(window.map((_, place) => expectedOf(place)));
  if (expected <= 0) return null;
  const noise = noiseOf(figures, adjusted, start);
  if (noise === null) return null;
  // How much of it there is in days as large as these are expected to be.
  const ofDays = noise / Math.sqrt(isRate ? sum(window.map(({ of }) => of ?? 0)) : expected);
  const daily = ofDays * Math.sqrt(length);
  const ofLevel = (medianError * daily) / Math.sqrt(base.length);
  // Where last year moved what is expected, its few days are uncertain too.
  const ofSeason = season < 1 ? (medianError * daily) / Math.sqrt(2 * yearSide + 1) : 0;
  return {
    from: addDays(lastDay, 1 - length),
    to: lastDay,
    actual,
    expected,
    spread: Math.hypot(ofDays, ofLevel, ofSeason),
  };
}

/** By how much days of the week differ from all days. */
function weekdayFactors(values: readonly (number | null)[], end: number): number[] {
  const start = Math.max(0, end - weekdayDays);
  const byWeekday: number[][] = [[], [], [], [], [], [], []];
  for (let index = start; index < end; index += 1) {
    const value = values[index];
    if (value !== null && value !== undefined) byWeekday[index % 7]?.push(value);
  }
  const all = medianOf(byWeekday.flat());
  return byWeekday.map((own) => {
    const middle = medianOf(own);
    return all === null || all <= 0 || middle === null ? 1 : middle / all;
  });
}

/**
 * How much one day differs from the next, beside what is to be expected of as many orders: of half a year, as
 * small changes of its level and single promotions do not show in it.
 */
function noiseOf(
  figures: readonly DayFigure[],
  adjusted: readonly (number | null)[],
  end: number,
): number | null {
  const steps: number[] = [];
  for (let index = Math.max(1, end - weekdayDays); index < end; index += 1) {
    const [one, other] = [adjusted[index - 1], adjusted[index]];
    if (one === null || one === undefined || other === null || other === undefined) continue;
    const mean = (one + other) / 2;
    if (mean <= 0) continue;
    const size = ((figures[index - 1]?.of ?? mean) + (figures[index]?.of ?? mean)) / 2;
    steps.push((Math.abs(other - one) / mean) * Math.sqrt(size));
  }
  const step = medianOf(steps);
  return step === null ? null : (normalMad * step) / Math.SQRT2;
}

/** How last year was at this time beside the six weeks before, at most 1; 1 where it is not known. */
function seasonOf(adjusted: readonly (number | null)[], start: number, end: number): number {
  const middle = Math.round((start + end) / 2) - yearDays;
  const from = start - yearDays - levelDays;
  if (from < 0) return 1;
  const then = medianOf(known(adjusted.slice(middle - yearSide, middle + yearSide + 1)));
  const before = medianOf(known(adjusted.slice(from, start - yearDays)));
  if (then === null || before === null || before <= 0) return 1;
  return Math.min(1, Math.max(leastSeason, then / before));
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
