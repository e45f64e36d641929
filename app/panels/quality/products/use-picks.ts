import { useLocation } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import { createKeptPicks } from "./kept-picks";
import { createPicksMemory } from "./picks";

const memory = createPicksMemory();
const none: ReadonlySet<number> = new Set();

const useKeptPicks = (shop: string) =>
  useMemo(() => createKeptPicks(shop, () => window.sessionStorage), [shop]);

/**
 * What is picked on one page of a list and the next, and there still when the reader comes back to it by Back, opens
 * it again or loads the page again. Another choice of products is another pick.
 */
export function usePicks(shop: string, list: string, choice: string) {
  const { key: place } = useLocation();
  const kept = useKeptPicks(shop);
  const [known, setKnown] = useState(() => memory.recall(place, choice) ?? { choice, ids: none });
  const isOfChoice = known.choice === choice;
  // Back may lead to another choice of the list that is open already.
  const left = isOfChoice ? null : memory.recall(place, choice);
  if (left) setKnown(left);
  const picked = isOfChoice ? known.ids : (left?.ids ?? none);
  // The server knows of no picks, and what it has drawn is taken over first. What Back has brought is kept from now on.
  useEffect(() => {
    const brought = memory.recall(place, choice);
    if (brought) return kept.keep(list, brought);
    const before = kept.recall(list, choice);
    if (before) setKnown(before);
    // Turning a page is no return.
  }, [kept, list, choice]);
  useEffect(() => memory.keep(place, { choice, ids: picked }), [place, choice, picked]);
  return {
    picked,
    setPicked(ids: ReadonlySet<number>) {
      const picks = { choice, ids };
      setKnown(picks);
      kept.keep(list, picks);
    },
    /** Changes of these products have been proposed. */
    propose: (ids: readonly number[], batchId: number) => kept.propose(list, ids, batchId),
  };
}

/** Drops what was picked once the changes that were proposed of it are accepted. */
export function useDropPicks(shop: string, batchId: number, isAccepted: boolean): void {
  const kept = useKeptPicks(shop);
  useEffect(() => {
    if (isAccepted) for (const choice of kept.accept(batchId)) memory.forget(choice);
  }, [kept, batchId, isAccepted]);
}
