import { addDays, daysBetween, type ShopDay } from "./shop-day";

/** Days in a row, both ends included. */
export interface DaySpan {
  from: ShopDay;
  to: ShopDay;
}

/** Before and after all days: of what has no beginning or no end. */
export const farPast: ShopDay = "0001-01-01";
export const farAway: ShopDay = "9999-12-31";

/** Spans in order; those that overlap or touch, or have at most `pause` days between them, made one. */
export function joinSpans(spans: readonly DaySpan[], pause = 0): DaySpan[] {
  const joined: DaySpan[] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && (from <= last.to || daysBetween(last.to, from) <= pause + 1)) {
      if (to > last.to) last.to = to;
    } else joined.push({ from, to });
  }
  return joined;
}

/** The days that lie in both; each in order and apart. */
export function intersectSpans(some: readonly DaySpan[], others: readonly DaySpan[]): DaySpan[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const from = one.from > other.from ? one.from : other.from;
      const to = one.to < other.to ? one.to : other.to;
      return from <= to ? [{ from, to }] : [];
    }),
  );
}

/** The days of `spans` that lie in none of `others`. */
export function subtractSpans(spans: readonly DaySpan[], others: readonly DaySpan[]): DaySpan[] {
  return others.reduce<DaySpan[]>(
    (left, other) =>
      left.flatMap(({ from, to }) => {
        if (other.to < from || to < other.from) return [{ from, to }];
        return [
          ...(from < other.from ? [{ from, to: addDays(other.from, -1) }] : []),
          ...(other.to < to ? [{ from: addDays(other.to, 1), to }] : []),
        ];
      }),
    spans.map(({ from, to }) => ({ from, to })),
  );
}

/** All of a span's days lie in one of the others. */
export function isWithin({ from, to }: DaySpan, spans: readonly DaySpan[]): boolean {
  return spans.some((span) => span.from <= from && to <= span.to);
}
