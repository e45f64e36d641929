import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import en from "../i18n/en.json";
import { subjects } from "./rules/check";
import { checks, shopChecks, undecided } from "./registry";

const folder = new URL("./checks/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
);
/** How many rules of each kind the list has: 91. */
const kinds = {
  TAX: 15,
  TTL: 15,
  DSC: 9,
  IMG: 14,
  VAR: 11,
  PRC: 8,
  LOG: 5,
  OPT: 2,
  SEO: 4,
  PUB: 8,
};

it("lists exactly the checks of the folders, by subject and the id that begins their file's name", () => {
  const fileOf = ({ id, subject }: { id: string; subject: string }) =>
    `${subject}/${id.toLowerCase()}-`;
  const listed = [...checks, ...shopChecks].map(fileOf).sort();
  expect(files.map((name) => /^[a-z]+\/[a-z]+-\d\d-/.exec(name)?.[0] ?? name).sort()).toEqual(
    listed,
  );
});

it("has each rule of the list once, decided or not", () => {
  const ids = Object.entries(kinds).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(2, "0")}`),
  );
  expect(ids).toHaveLength(91);
  expect([...checks, ...undecided].map(({ id }) => id).sort()).toEqual(ids.sort());
});

it("has for each check the texts of a pass, a fail, a reason and its evidence, and for no other", () => {
  const ids = [...checks, ...shopChecks].map(({ id }) => id);
  expect(Object.keys(en.quality.checks).sort()).toEqual(ids.sort());
  for (const [id, texts] of Object.entries(en.quality.checks)) {
    expect(Object.keys(texts), id).toEqual(
      expect.arrayContaining(["pass", "fail", "why", "evidence"]),
    );
    const others = Object.keys(texts).filter(
      (key) => !/^(pass|fail|why|evidence(_\w+)?)$/.test(key),
    );
    expect(others, id).toEqual([]);
  }
});

it("says of each rule that is not decided what it asks and why not, and of no other", () => {
  expect(Object.keys(en.quality.undecided).sort()).toEqual(undecided.map(({ id }) => id).sort());
  for (const texts of Object.values(en.quality.undecided)) {
    expect(Object.keys(texts)).toEqual(["asks", "why"]);
  }
});

it("gives each check settings that need nothing, and a subject that is one", () => {
  for (const { id, settings, subject } of [...checks, ...shopChecks]) {
    expect(settings.safeParse({}).success, id).toBe(true);
    expect(subjects).toContain(subject);
  }
});
