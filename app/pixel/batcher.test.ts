import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { createBatcher } from "./batcher";

const options = { waitMs: 5, mostAtOnce: 10, mostWaiting: 20 };

it("stores together what comes within a moment, and answers when it is stored", async () => {
  const stored: number[][] = [];
  const { add } = createBatcher<number>({
    ...options,
    async store(items) {
      await delay(20);
      stored.push([...items]);
    },
  });
  let isDone = false;
  const first = Promise.all([add([1, 2]), add([3])]).then(() => (isDone = true));
  await delay(12);
  expect([isDone, stored.length]).toEqual([false, 0]);
  // What comes while a batch is stored is the next one.
  const second = add([4]);
  await Promise.all([first, second]);
  expect(stored).toEqual([[1, 2, 3], [4]]);
  await add([5]);
  expect(stored.at(-1)).toEqual([5]);
});

it("stores so many at once", async () => {
  const sizes: number[] = [];
  const { add } = createBatcher<number>({
    ...options,
    store: (items) => Promise.resolve(void sizes.push(items.length)),
  });
  await Promise.all([add([1, 2, 3, 4, 5, 6]), add([7, 8, 9, 10]), add([11])]);
  expect(sizes).toEqual([10, 1]);
  await add(Array.from({ length: 15 }, (_, n) => n));
  expect(sizes).toEqual([10, 1, 15]);
});

it("tells those whose items were not stored, and refuses what it cannot hold", async () => {
  let isBroken = true;
  const { add } = createBatcher<number>({
    ...options,
    store: () => (isBroken ? Promise.reject(new Error("away")) : Promise.resolve()),
  });
  const all = await Promise.allSettled([add(Array(20).fill(0)), add([1])]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(String((all[0] as PromiseRejectedResult).reason)).toContain("away");
  expect(String((all[1] as PromiseRejectedResult).reason)).toContain("More events wait");
  isBroken = false;
  await add([2]);
});
