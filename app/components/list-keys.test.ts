import { expect, it } from "vitest";
import {
  actionOf,
  keysOf,
  offersOf,
  rowAfter,
  type KeyPlace,
  type KeyPress,
  type ListNow,
} from "./list-keys";

const middle: ListNow = {
  rowCount: 25,
  page: 2,
  pageCount: 3,
  canPick: true,
  canSearch: true,
  canFix: true,
  isAnyPicked: true,
};

const places: KeyPlace[] = ["page", "row", "inRow", "search", "emptySearch", "taken"];

function pressOf(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    ...more,
  };
}

const does = (
  key: string,
  place: KeyPlace = "row",
  more: Partial<KeyPress> = {},
  list: Partial<ListNow> = {},
) => actionOf(pressOf(key, more), place, offersOf({ ...middle, ...list }));

it("moves, turns pages, fixes, searches and helps from anywhere on the page", () => {
  for (const place of ["page", "row", "inRow"] as const) {
    expect(does("j", place)).toBe("down");
    expect(does("k", place)).toBe("up");
    expect(does("n", place)).toBe("nextPage");
    expect(does("p", place)).toBe("previousPage");
    expect(does("f", place)).toBe("fix");
    expect(does("/", place)).toBe("search");
    expect(does("?", place, { shiftKey: true })).toBe("help");
  }
});

it("ticks and opens only the row at which the keyboard is", () => {
  for (const key of ["x", "o", "Escape"]) expect(does(key, "page")).toBeNull();
  for (const place of ["row", "inRow"] as const) {
    expect(does("x", place)).toBe("pick");
    expect(does("o", place)).toBe("open");
    expect(does("Escape", place)).toBe("leave");
  }
});

it("takes Enter and arrows on a row alone, since links, buttons and scrolling have them elsewhere", () => {
  expect(does("Enter", "row")).toBe("open");
  expect(does("ArrowDown", "row")).toBe("down");
  expect(does("ArrowUp", "row")).toBe("up");
  for (const key of ["Enter", "ArrowDown", "ArrowUp"]) {
    expect(does(key, "inRow")).toBeNull();
    expect(does(key, "page")).toBeNull();
  }
});

it("leaves every key to fields, menus and dialogs", () => {
  const keys = ["j", "k", "x", "o", "n", "p", "f", "/", "?", "Enter", "Escape", "ArrowDown"];
  for (const key of keys) expect(does(key, "taken")).toBeNull();
});

it("leaves the field to search by for the list, and Escape to the browser while there is a text to empty", () => {
  for (const key of ["j", "x", "n", "f", "/", "?", "ArrowDown"]) {
    expect(does(key, "search")).toBeNull();
    expect(does(key, "emptySearch")).toBeNull();
  }
  expect(does("Enter", "search")).toBe("toList");
  expect(does("Escape", "search")).toBeNull();
  expect(does("Enter", "emptySearch")).toBe("toList");
  expect(does("Escape", "emptySearch")).toBe("toList");
});

it("does nothing with Ctrl, Meta or Alt, while a character is composed, or where the key was taken already", () => {
  for (const place of places) {
    for (const key of ["j", "x", "f", "p", "n", "Enter", "/"]) {
      expect(does(key, place, { ctrlKey: true })).toBeNull();
      expect(does(key, place, { metaKey: true })).toBeNull();
      expect(does(key, place, { altKey: true })).toBeNull();
      expect(does(key, place, { isComposing: true })).toBeNull();
      expect(does(key, place, { defaultPrevented: true })).toBeNull();
    }
  }
});

it("goes on moving while a key is held down, and does everything else once", () => {
  const repeat = { repeat: true };
  expect(does("j", "row", repeat)).toBe("down");
  expect(does("ArrowUp", "row", repeat)).toBe("up");
  for (const key of ["x", "o", "n", "p", "f", "/", "?", "Enter"]) {
    expect(does(key, "row", repeat)).toBeNull();
  }
});

it("reads a letter with caps lock, and not one with Shift", () => {
  expect(does("J", "row")).toBe("down");
  expect(does("J", "row", { shiftKey: true })).toBeNull();
  // Both together give a small letter.
  expect(does("j", "row", { shiftKey: true })).toBeNull();
});

it("reads letters of other scripts by their place, and signs as they were typed", () => {
  expect(does("о", "row", { code: "KeyJ" })).toBe("down");
  expect(does("ت", "row", { code: "KeyJ" })).toBe("down");
  expect(does("щ", "row", { code: "KeyO" })).toBe("open");
  expect(does("О", "row", { code: "KeyJ", shiftKey: true })).toBeNull();
  // French: the letter says what it is, wherever it lies.
  expect(does("n", "row", { code: "KeyJ" })).toBe("nextPage");
  // German: Shift and 7.
  expect(does("/", "row", { code: "Digit7", shiftKey: true })).toBe("search");
  expect(does("ö", "row", { code: "Semicolon" })).toBeNull();
});

it("knows no key by the names that every object has", () => {
  for (const key of ["constructor", "toString", "__proto__"]) expect(does(key)).toBeNull();
});

it("offers only what the list can do now", () => {
  expect(does("n", "row", {}, { page: 3 })).toBeNull();
  expect(does("p", "row", {}, { page: 3 })).toBe("previousPage");
  expect(does("p", "row", {}, { page: 1 })).toBeNull();
  expect(does("n", "row", {}, { page: 1 })).toBe("nextPage");
  expect(does("f", "row", {}, { isAnyPicked: false })).toBeNull();
  expect(does("f", "row", {}, { canFix: false })).toBeNull();
  expect(does("x", "row", {}, { canPick: false })).toBeNull();
  expect(does("/", "row", {}, { canSearch: false })).toBeNull();
  expect(does("j", "page", {}, { rowCount: 0 })).toBeNull();
  expect(does("/", "page", {}, { rowCount: 0 })).toBe("search");
});

it("steps from row to row and stays at both ends", () => {
  expect(rowAfter(null, 1, 25)).toBe(0);
  expect(rowAfter(null, -1, 25)).toBe(0);
  expect(rowAfter(0, 1, 25)).toBe(1);
  expect(rowAfter(24, 1, 25)).toBe(24);
  expect(rowAfter(1, -1, 25)).toBe(0);
  expect(rowAfter(0, -1, 25)).toBe(0);
  // The list has become shorter.
  expect(rowAfter(24, 1, 3)).toBe(2);
  expect(rowAfter(null, 1, 0)).toBeNull();
});

it("explains each key that does something, and none that does not", () => {
  const all = keysOf(middle).map(({ action }) => action);
  expect(new Set(all)).toEqual(offersOf(middle));
  expect(new Set(all).size).toBe(all.length);
  const few = keysOf({ canPick: false, canSearch: false, canFix: false });
  expect(few.map(({ action }) => action)).toEqual([
    "down",
    "up",
    "open",
    "nextPage",
    "previousPage",
    "leave",
    "help",
  ]);
});

it("explains keys that do what is said of them", () => {
  const names: Record<string, string> = { "↓": "ArrowDown", "↑": "ArrowUp", Esc: "Escape" };
  for (const { action, keys } of keysOf(middle)) {
    for (const shown of keys) {
      const key = names[shown] ?? (shown.length === 1 ? shown.toLowerCase() : shown);
      expect(does(key, action === "toList" ? "search" : "row")).toBe(action);
    }
  }
});
