import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import en from "../../i18n/en.json";
import { checks } from "../registry";
import { fieldNames } from "./fields";
import { fixes, fixesOf } from "./registry";

// What is no fix in the folder: what all of them are made with.
const others = ["fields", "fix", "propose", "registry", "with-change"];

it("lists every fix of the folder once, under the name of its file", () => {
  const files = readdirSync(new URL("./", import.meta.url))
    .filter((name) => name.endsWith(".ts") && !/\.(test|server)\.ts$/.test(name))
    .map((name) => name.slice(0, -3))
    .filter((name) => !others.includes(name));
  const fileOf = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(fixes.map(({ id }) => fileOf(id)).sort()).toEqual(files.sort());
});

it("mends only findings of checks that there are, by checks that say they can be mended", () => {
  for (const fix of fixes) {
    for (const id of fix.checkIds) {
      const check = checks.find((each) => each.id === id);
      expect(check, id).toBeDefined();
      expect(check?.fix, id).not.toBe("none");
    }
  }
});

it("says what to do by hand about what it cannot mend, and of no other rule that there is not", () => {
  const guides = Object.keys(en.quality.guides);
  const byHand = checks.filter(({ id, fix }) => fix !== "none" && fixesOf([id]).length === 0);
  expect(byHand.length).toBeGreaterThan(0);
  for (const { id, fix } of byHand) {
    expect(guides, id).toContain(id);
    // What nobody has built must not be promised.
    expect(fix, id).toBe("guided");
  }
  const known: string[] = checks.map(({ id }) => id);
  expect(guides.filter((id) => !known.includes(id))).toEqual([]);
});

it("has the words of each fix and field, and no others", () => {
  expect(Object.keys(en.quality.fixes).sort()).toEqual(fixes.map(({ id }) => id).sort());
  for (const [id, texts] of Object.entries(en.quality.fixes)) {
    expect(Object.keys(texts), id).toEqual(["title", "note"]);
  }
  expect(Object.keys(en.quality.fields).sort()).toEqual([...fieldNames].sort());
});
