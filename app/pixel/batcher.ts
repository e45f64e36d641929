/** Collects items for a moment and hands them over together. */
export interface Batcher<T> {
  /** Resolves once the items are stored; rejects where they are not, or too many wait. */
  add(items: readonly T[]): Promise<void>;
}

interface BatcherOptions<T> {
  /** How long the first item waits for others. */
  waitMs: number;
  /** So many are stored at once. */
  mostAtOnce: number;
  /** So many may wait; with more the store has fallen behind. */
  mostWaiting: number;
  store: (items: readonly T[]) => Promise<void>;
}

interface Waiting<T> {
  items: readonly T[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** One batch is stored at a time; what comes meanwhile is the next one. */
export function createBatcher<T>({
  waitMs,
  mostAtOnce,
  mostWaiting,
  store,
}: BatcherOptions<T>): Batcher<T> {
  let waiting: Waiting<T>[] = [];
  let count = 0;
  let isBusy = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      const batch = takeBatch();
      try {
        await store(batch.flatMap(({ items }) => items));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isBusy = false;
  }

  function takeBatch(): Waiting<T>[] {
    let size = 0;
    const end = waiting.findIndex(({ items }, index) => {
      size += items.length;
      return index > 0 && size > mostAtOnce;
    });
    const batch = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? [] : waiting.slice(end);
    count -= batch.reduce((sum, { items }) => sum + items.length, 0);
    return batch;
  }

  return {
    add(items) {
      if (count + items.length > mostWaiting) {
        return Promise.reject(new Error("More events wait than can be stored"));
      }
      count += items.length;
      return new Promise((resolve, reject) => {
        waiting.push({ items, resolve, reject });
        if (isBusy) return;
        isBusy = true;
        void run();
      });
    },
  };
}
