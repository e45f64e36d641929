import { expect, it } from "vitest";
import { oneAhead } from "./one-ahead";

function source(count: number, { failsAt = Infinity } = {}) {
  const log: string[] = [];
  async function* make() {
    try {
      for (let index = 0; index < count; index += 1) {
        if (index === failsAt) throw new Error(`no ${index}`);
        log.push(`made ${index}`);
        yield index;
      }
    } finally {
      log.push("closed");
    }
  }
  return { log, items: make() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it("makes the next item while one is used, and no more", async () => {
  const { log, items } = source(4);
  for await (const item of oneAhead(items)) {
    await turn();
    log.push(`used ${item}`);
  }
  expect(log.slice(0, 5)).toEqual(["made 0", "made 1", "used 0", "made 2", "used 1"]);
  expect(log.filter((line) => line.startsWith("used"))).toHaveLength(4);
});

it("throws what goes wrong ahead of time only after the items before it were used", async () => {
  const { log, items } = source(4, { failsAt: 2 });
  const use = async () => {
    for await (const item of oneAhead(items)) {
      await turn();
      log.push(`used ${item}`);
    }
  };
  await expect(use()).rejects.toThrow("no 2");
  expect(log).toEqual(["made 0", "made 1", "used 0", "closed", "used 1"]);
});

it("closes its source when nobody wants more", async () => {
  const { log, items } = source(4);
  for await (const item of oneAhead(items)) if (item === 1) break;
  await turn();
  expect(log.at(-1)).toBe("closed");
});
