import type { RepeatContent } from "./view";

/** The curves in numbers, by months of thirty days and at their end. */
export interface CurveRow {
  day: number;
  /** Share and number of those waiting, after the first and after the second purchase. */
  values: (number | null)[];
}

const everyDays = 30;

/** Where nobody had waited so long there is nothing to tell. */
export function curveRows({ days, afterFirst, afterSecond }: RepeatContent["curve"]): CurveRow[] {
  return days.flatMap((day, index) => {
    if (day === 0 || (day % everyDays !== 0 && index < days.length - 1)) return [];
    const values = [afterFirst, afterSecond].flatMap(({ cameBack, waiting }) => [
      cameBack[index] ?? null,
      waiting[index] ?? 0,
    ]);
    return values.every((value) => value === null || value === 0) ? [] : { day, values };
  });
}
