import { expect, it } from "vitest";
import { createRememberedSwitch } from "./remembered-switch";

function createStorage(): Pick<Storage, "getItem" | "setItem"> & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
  };
}

it("is on until it is turned off, and stays off when the page is loaded again", () => {
  const storage = createStorage();
  const first = createRememberedSwitch("keys", () => storage);
  expect(first.isOn()).toBe(true);
  first.turn(false);
  expect(first.isOn()).toBe(false);
  expect(first.isRemembered()).toBe(true);
  const again = createRememberedSwitch("keys", () => storage);
  expect(again.isOn()).toBe(false);
  again.turn(true);
  expect(createRememberedSwitch("keys", () => storage).isOn()).toBe(true);
  expect([...storage.held.keys()]).toEqual(["keys"]);
});

it("holds until the page is loaded again where the browser gives no storage", () => {
  const blocked = createRememberedSwitch("keys", () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  });
  expect(blocked.isOn()).toBe(true);
  blocked.turn(false);
  expect(blocked.isOn()).toBe(false);
  expect(blocked.isRemembered()).toBe(false);
});

it("says so too where the storage is full", () => {
  const full = createRememberedSwitch("keys", () => ({
    getItem: () => null,
    setItem: () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    },
  }));
  full.turn(false);
  expect(full.isOn()).toBe(false);
  expect(full.isRemembered()).toBe(false);
});

it("tells those who listen, until they have enough of it", () => {
  const storage = createStorage();
  const keys = createRememberedSwitch("keys", () => storage);
  let told = 0;
  const end = keys.subscribe(() => told++);
  keys.turn(false);
  expect(told).toBe(1);
  end();
  keys.turn(true);
  expect(told).toBe(1);
});
