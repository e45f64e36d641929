/**
 * The same items, where the next is already being made while one is used: one ahead, never more. What
 * goes wrong ahead of time is thrown when its turn comes, after the items before it were used.
 */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let coming = iterator.next();
  try {
    for (;;) {
      const item = await coming;
      if (item.done) return;
      coming = iterator.next();
      coming.catch(() => {});
      yield item.value;
    }
  } finally {
    // Not waited for: it ends when what is being made has come or failed.
    iterator.return?.().catch(() => {});
  }
}
