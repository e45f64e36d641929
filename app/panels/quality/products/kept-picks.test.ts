import { expect, it } from "vitest";
import { createKeptPicks } from "./kept-picks";
import type { Picks } from "./picks";

const picks = (choice: string, ...ids: number[]): Picks => ({ choice, ids: new Set(ids) });

/** The storage of a tab, which holds so many characters. */
function createStorage(room = 1_000_000) {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem(name: string, value: string) {
      if (value.length > room) throw new DOMException("It is full.", "QuotaExceededError");
      held.set(name, value);
    },
    removeItem: (name: string) => void held.delete(name),
  };
}

it("recalls when the page is loaded again what was picked in each list, and of each shop its own", () => {
  const storage = createStorage();
  const open = (shop = "1") => createKeptPicks(shop, () => storage);
  expect(open().recall("", "all")).toBeNull();
  open().keep("", picks("all", 3, 1));
  open().keep("TTL-01", picks("drafts", 2));
  expect(open().recall("", "all")).toEqual(picks("all", 3, 1));
  expect(open().recall("TTL-01", "drafts")).toEqual(picks("drafts", 2));
  expect(open("2").recall("", "all")).toBeNull();
});

it("drops what was picked once the list is of another choice, or all is unpicked", () => {
  const storage = createStorage();
  const kept = createKeptPicks("1", () => storage);
  kept.keep("", picks("all", 1));
  kept.keep("TTL-01", picks("all", 2));
  expect(kept.recall("", "drafts")).toBeNull();
  expect(kept.recall("", "all")).toBeNull();
  expect(kept.recall("TTL-01", "all")).toEqual(picks("all", 2));
  kept.keep("TTL-01", picks("all"));
  expect(kept.recall("TTL-01", "all")).toBeNull();
  expect(storage.held.size).toBe(0);
});

it("drops what was picked once its changes are accepted, not what was picked since they were proposed", () => {
  const storage = createStorage();
  const kept = createKeptPicks("1", () => storage);
  kept.keep("", picks("all", 1, 2));
  kept.propose("", [2, 1], 7);
  // The page is left and come back to.
  kept.keep("", picks("all", 2, 1));
  expect(kept.recall("", "all")).toEqual(picks("all", 2, 1));
  expect(kept.accept(8)).toEqual([]);
  expect(kept.accept(7)).toEqual(["all"]);
  expect(kept.recall("", "all")).toBeNull();
  kept.keep("", picks("all", 1, 2));
  kept.propose("", [1, 2], 9);
  kept.keep("", picks("all", 1, 2, 3));
  expect(kept.accept(9)).toEqual([]);
  // Picked while the answer was on its way.
  kept.propose("", [1, 2], 9);
  expect(kept.accept(9)).toEqual([]);
  expect(kept.recall("", "all")).toEqual(picks("all", 1, 2, 3));
  // Nothing was picked of which it was proposed.
  kept.propose("TTL-01", [1], 10);
  expect(kept.accept(10)).toEqual([]);
});

it("takes nothing else for what was picked", () => {
  const storage = createStorage();
  const kept = createKeptPicks("1", () => storage);
  kept.keep("", picks("all", 1));
  const [name = ""] = storage.held.keys();
  const entry = { choice: "all", ids: [1], batchId: null };
  const wrong = [
    "{",
    "null",
    "[]",
    JSON.stringify({ "": { ...entry, ids: ["1"] } }),
    JSON.stringify({ "": { ...entry, ids: [] } }),
    JSON.stringify({ "": { ...entry, ids: [1.5] } }),
    JSON.stringify({ "": { ...entry, ids: [0] } }),
    JSON.stringify({ "": { ...entry, choice: 1 } }),
    JSON.stringify({ "": { ...entry, ids: Array.from({ length: 10_001 }, (_, n) => n + 1) } }),
  ];
  for (const text of wrong) {
    storage.held.set(name, text);
    expect(kept.recall("", "all"), text.slice(0, 80)).toBeNull();
  }
  storage.held.set(name, JSON.stringify({ "": entry }));
  expect(kept.recall("", "all")).toEqual(picks("all", 1));
});

it("keeps nothing where the browser gives no storage, and says nothing of it", () => {
  const blocked = createKeptPicks("1", () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  });
  blocked.keep("", picks("all", 1));
  blocked.propose("", [1], 7);
  expect(blocked.recall("", "all")).toBeNull();
  expect(blocked.accept(7)).toEqual([]);
});

it("keeps rather nothing than what was picked before, where there is no room", () => {
  const storage = createStorage(60);
  const kept = createKeptPicks("1", () => storage);
  kept.keep("", picks("all", 1));
  expect(kept.recall("", "all")).toEqual(picks("all", 1));
  kept.keep("", picks("all", 1, 1_000_000_001, 1_000_000_002));
  expect(kept.recall("", "all")).toBeNull();
});
