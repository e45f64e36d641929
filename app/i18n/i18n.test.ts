import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { jobs } from "../jobs/catalogue";
import en from "./en.json";
import { createI18n } from "./i18n";

type Texts = { [key: string]: string | Texts };

function listKeys(texts: Texts, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? `${prefix}${key}` : listKeys(value, `${prefix}${key}.`),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;
const keys = new Set(listKeys(en).map((key) => key.replace(plural, "")));
const groups = new Set(Object.keys(en));

const app = new URL("../", import.meta.url);
const sources = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(new URL(path, app), "utf8"));

/** Of rules of merchandising, fixes, fields and alerts, which are named by their ids: the tests of their lists say which there are. */
const ofRules = /^(?:quality\.(?:checks|undecided|fixes|fields|guides)|alerts\.rules)\./;

/** Every quoted text that looks like a key: a group of the catalogue, and something in it. */
function findUsedKeys(): Set<string> {
  const used = new Set<string>();
  for (const source of sources) {
    for (const [, text = ""] of source.matchAll(/"([a-zA-Z]+(?:\.[\w-]+)+)"/g)) {
      if (groups.has(text.split(".")[0] ?? "") && !(text in jobs)) used.add(text);
    }
    // A call of t() names a key whatever it looks like.
    for (const [, text = ""] of source.matchAll(/\bt\(\s*"([^"]+)"/g)) used.add(text);
  }
  return used;
}

it("has every key that the code names", () => {
  const missing = [...findUsedKeys()].filter((key) => !keys.has(key));
  expect(missing).toEqual([]);
});

it("has no key that the code does not name", () => {
  const used = findUsedKeys();
  expect([...keys].filter((key) => !used.has(key) && !ofRules.test(key))).toEqual([]);
});

it("gives one and other for every text that counts", () => {
  const counted = listKeys(en).filter((key) => plural.test(key));
  const stems = new Set(counted.map((key) => key.replace(plural, "")));
  expect(counted.sort()).toEqual([...stems].flatMap((s) => [`${s}_one`, `${s}_other`]).sort());
});

it("is ready at once, and counts in English", () => {
  const { t } = createI18n();
  expect(t("comparison.period", { count: 1 })).toBe("the day before");
  expect(t("comparison.period", { count: 30 })).toBe("the previous 30 days");
});

it("shows what it is given as it is, since the page escapes it", () => {
  const { t } = createI18n();
  expect(t("when.day", { day: "<b>" })).toBe("on <b>");
});
