import { useEffect, useRef } from "react";
import { useEntryForm, type EntryAnswer } from "../../components/use-entry-form";
import type { TextKey } from "../../i18n/text-key";
import type { DayOutcome } from "../../sync/reports.server";
import type { DifferenceView } from "./view";

/** What the page's action answers to a day that was opened. */
interface NarrowedAnswer extends EntryAnswer {
  outcome?: DayOutcome;
}

const reasonTexts = {
  byDayOnly: "reconciliation.narrow.byDayOnly",
  notAsked: "reconciliation.narrow.notAsked",
  refused: "reconciliation.narrow.refused",
  noAnswer: "reconciliation.narrow.noAnswer",
} as const satisfies Record<Exclude<DayOutcome, "narrowed">, TextKey>;

/**
 * The orders of a day that nobody has looked into are asked for as it is opened. `reason`: why they did not come; `ask`:
 * asks again, where that may help; `isUntold`: nothing is to be said of the day's orders.
 */
export function useNarrowing({ day, isNarrowed, orders }: DifferenceView, isOpen: boolean) {
  const form = useEntryForm<NarrowedAnswer>();
  const isDue = isOpen && !isNarrowed && orders.length === 0;
  const wasDue = useRef(false);
  const ask = () => form.send({ intent: "narrow", day });
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    // Opened again, it is asked for again.
    if (isDue && !wasDue.current) latest.current();
    wasDue.current = isDue;
  }, [isDue]);
  // An answer without an outcome is the page's own, where none came.
  const outcome = form.answer && (form.answer.outcome ?? "noAnswer");
  const problem = outcome === null || outcome === "narrowed" ? null : outcome;
  return {
    isAsking: form.isBusy,
    reason: problem && form.say({ text: reasonTexts[problem] }),
    ask: problem === null || problem === "byDayOnly" ? null : ask,
    isUntold: form.isBusy || (problem !== null && problem !== "byDayOnly"),
  };
}
