import { expect, it } from "vitest";
import { createPicksMemory, type Picks } from "./picks";

const picks = (choice: string, ...ids: number[]): Picks => ({ choice, ids: new Set(ids) });

it("recalls at each place in the history what was picked there last", () => {
  const memory = createPicksMemory();
  expect(memory.recall("one", "all")).toBeNull();
  memory.keep("one", picks("all", 1));
  memory.keep("one", picks("all", 1, 2));
  memory.keep("two", picks("all", 3));
  expect(memory.recall("one", "all")).toEqual(picks("all", 1, 2));
  expect(memory.recall("two", "all")).toEqual(picks("all", 3));
  expect(memory.recall("three", "all")).toBeNull();
});

it("recalls nothing that was picked of another choice of products", () => {
  const memory = createPicksMemory();
  memory.keep("one", picks("drafts", 1));
  expect(memory.recall("one", "all")).toBeNull();
  expect(memory.recall("one", "drafts")).toEqual(picks("drafts", 1));
});

it("recalls nothing once all is unpicked", () => {
  const memory = createPicksMemory();
  memory.keep("one", picks("all", 1));
  memory.keep("one", picks("all"));
  expect(memory.recall("one", "all")).toBeNull();
});

it("forgets what was picked of a choice at every place, and nothing else", () => {
  const memory = createPicksMemory();
  memory.keep("one", picks("all", 1));
  memory.keep("two", picks("drafts", 2));
  memory.keep("three", picks("all", 3));
  memory.forget("all");
  expect(memory.recall("one", "all")).toBeNull();
  expect(memory.recall("three", "all")).toBeNull();
  expect(memory.recall("two", "drafts")).toEqual(picks("drafts", 2));
});
