import { useEffect, useRef } from "react";
import type { EntryAnswer } from "./use-entry-form";

/** Calls `onSaved` once each time a form was accepted: to empty its fields. */
export function useSaved(
  { answer }: { answer: Pick<EntryAnswer, "kind"> | null },
  onSaved: () => void,
): void {
  const last = useRef<typeof answer>(null);
  useEffect(() => {
    if (answer && answer !== last.current && answer.kind === "done") onSaved();
    last.current = answer;
  });
}
