import type { TFunction } from "i18next";
import type { Formats } from "../../components/format";
import type { DifferenceView, MeasureView, OrderDifferenceView } from "./view";

/** Where the one figure stands that says most of a difference: of those that differ, the first of these. */
export function mainMeasure(
  difference: readonly number[],
  measures: readonly MeasureView[],
): number {
  const order = ["netMinor", "totalMinor", "grossMinor", "orders"];
  const places = order.map((id) => measures.findIndex((measure) => measure.id === id));
  return (
    places.find((place) => difference[place] !== 0) ??
    Math.max(
      difference.findIndex((value) => value !== 0),
      0,
    )
  );
}

/** Why days and orders differ, in words of one language. */
export function differenceTexts({ t, formats }: { t: TFunction; formats: Formats }) {
  /** Why a day differs, in one line; `notNarrowed` where nobody has looked into it yet. */
  function causes(
    { causes: found, isNarrowed, state }: DifferenceView,
    notNarrowed: string,
  ): string {
    if (found.length === 0) {
      if (state === "open") return t("reconciliation.stillOpen");
      return isNarrowed ? t("reconciliation.noOrders") : notNarrowed;
    }
    const text = formats.list(
      found.map(({ text, count }) =>
        t("reconciliation.causeCount", { cause: t(text), number: formats.count(count) }),
      ),
    );
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function why({ text, otherDay }: OrderDifferenceView): string {
    const day = otherDay === null ? "" : formats.day(otherDay);
    return String(t(text, { day }));
  }

  /** Why nothing listed explains the rest of a day. */
  function whyRest({ isNarrowed }: DifferenceView): string {
    return t(isNarrowed ? "reconciliation.remainderChanged" : "reconciliation.remainderUnknown");
  }

  return { causes, why, whyRest };
}
