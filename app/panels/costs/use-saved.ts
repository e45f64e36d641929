import { useEffect, useRef } from "react";
import type { CostsForm } from "./use-costs-form";

/** Calls `onSaved` once each time a form was accepted: to empty its fields. */
export function useSaved({ answer }: CostsForm, onSaved: () => void): void {
  const last = useRef<CostsForm["answer"]>(null);
  useEffect(() => {
    if (answer && answer !== last.current && answer.kind === "done") onSaved();
    last.current = answer;
  });
}
