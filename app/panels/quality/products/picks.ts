/** Products that are ticked in a list, on any of its pages. */
export interface Picks {
  /** Of which products: what is picked of one choice says nothing of another. */
  choice: string;
  ids: ReadonlySet<number>;
}

/** What was picked in lists when they were left, by their places in the history. */
export interface PicksMemory {
  keep(place: string, picks: Picks): void;
  /** Null: nothing of this choice was picked there. */
  recall(place: string, choice: string): Picks | null;
  /** Forgets at every place what was picked of this choice. */
  forget(choice: string): void;
}

/** Remembers for as long as the page is not loaded again. */
export function createPicksMemory(): PicksMemory {
  const left = new Map<string, Picks>();
  return {
    keep(place, picks) {
      if (picks.ids.size === 0) left.delete(place);
      else left.set(place, picks);
    },
    recall(place, choice) {
      const picks = left.get(place);
      return picks?.choice === choice ? picks : null;
    },
    forget(choice) {
      for (const [place, picks] of left) if (picks.choice === choice) left.delete(place);
    },
  };
}
