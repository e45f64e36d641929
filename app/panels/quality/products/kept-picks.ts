import { z } from "zod";
import type { Picks } from "./picks";

/** What is picked in the lists of a shop, for as long as the tab is open: also when its page is loaded again. */
export interface KeptPicks {
  /** What was picked of this choice of the list; null: nothing, or it was of another choice, which is dropped. */
  recall(list: string, choice: string): Picks | null;
  keep(list: string, picks: Picks): void;
  /** Changes of these have been proposed, as this batch: of what is picked in the list, if that is still the same. */
  propose(list: string, ids: readonly number[], batchId: number): void;
  /** The batch is accepted: what it was proposed of is dropped. Answers with those choices. */
  accept(batchId: number): string[];
}

// As many as a fix takes.
const mostIds = 10_000;

const idSchema = z.number().int().positive();
const listsSchema = z.record(
  z.string(),
  z.object({
    choice: z.string(),
    ids: z.array(idSchema).min(1).max(mostIds),
    /** The batch that was proposed of just these. */
    batchId: idSchema.nullable(),
  }),
);
type Lists = z.infer<typeof listsSchema>;

function isEqual(some: readonly number[], others: ReadonlySet<number>): boolean {
  return some.length === others.size && some.every((id) => others.has(id));
}

/**
 * Picks of one shop: the storage of a tab is one for all shops that are opened in it. Browsers may refuse a frame of
 * another site its storage, and throw at the mere question (`openStorage`): then nothing is kept.
 */
export function createKeptPicks(
  shop: string,
  openStorage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">,
): KeptPicks {
  const name = `shelfwise.picks.${shop}`;
  const read = (): Lists => {
    try {
      const known = listsSchema.safeParse(JSON.parse(openStorage().getItem(name) ?? "{}"));
      return known.success ? known.data : {};
    } catch {
      return {};
    }
  };
  const write = (lists: Lists) => {
    try {
      const storage = openStorage();
      // What was kept before is wrong now, also where there is no room for what is to be kept.
      storage.removeItem(name);
      if (Object.keys(lists).length > 0) storage.setItem(name, JSON.stringify(lists));
    } catch {
      // As without it: picks hold until the page is loaded again.
    }
  };
  const drop = (lists: Lists, list: string): Lists =>
    Object.fromEntries(Object.entries(lists).filter(([each]) => each !== list));

  return {
    recall(list, choice) {
      const lists = read();
      const known = lists[list];
      if (!known) return null;
      if (known.choice === choice) return { choice, ids: new Set(known.ids) };
      write(drop(lists, list));
      return null;
    },
    keep(list, { choice, ids }) {
      const lists = read();
      const others = drop(lists, list);
      const known = lists[list];
      // What Back brings again is what it was proposed of.
      const isSame = known?.choice === choice && isEqual(known.ids, ids);
      const batchId = isSame ? known.batchId : null;
      write(ids.size === 0 ? others : { ...others, [list]: { choice, ids: [...ids], batchId } });
    },
    propose(list, ids, batchId) {
      const lists = read();
      const known = lists[list];
      if (!known || !isEqual(known.ids, new Set(ids))) return;
      write({ ...lists, [list]: { ...known, batchId } });
    },
    accept(batchId) {
      const entries = Object.entries(read());
      const done = entries.filter(([, known]) => known.batchId === batchId);
      if (done.length === 0) return [];
      write(Object.fromEntries(entries.filter(([, known]) => known.batchId !== batchId)));
      return done.map(([, { choice }]) => choice);
    },
  };
}
