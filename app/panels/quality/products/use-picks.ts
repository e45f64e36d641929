import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { createPicksMemory } from "./picks";

const memory = createPicksMemory();
const none: ReadonlySet<number> = new Set();

/**
 * What is picked on one page of a list and the next, and there still when the reader comes back to it by Back.
 * Another choice of products is another pick.
 */
export function usePicks(choice: string) {
  const { key: place } = useLocation();
  const [kept, setKept] = useState(() => memory.recall(place, choice) ?? { choice, ids: none });
  const isOfChoice = kept.choice === choice;
  // Back may lead to another choice of the list that is open already.
  const left = isOfChoice ? null : memory.recall(place, choice);
  if (left) setKept(left);
  const picked = isOfChoice ? kept.ids : (left?.ids ?? none);
  useEffect(() => memory.keep(place, { choice, ids: picked }), [place, choice, picked]);
  return { picked, setPicked: (ids: ReadonlySet<number>) => setKept({ choice, ids }) };
}
