import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import en from "../i18n/en.json";
import { alertThresholdTexts } from "../panels/alert-settings/threshold-words";
import { listThresholds } from "../quality/rules/thresholds";
import { alertRules } from "./registry";

const files = readdirSync(new URL("./rules/", import.meta.url)).filter(
  (name) => !name.endsWith(".test.ts"),
);
const ids = alertRules.map(({ id }) => id);

it("lists exactly the rules of the folder, each by the name of its file", () => {
  expect([...ids].sort()).toEqual(files.map((name) => name.replace(/\.ts$/, "")).sort());
});

it("has for each rule its title, what it watches, when it fires and what it says, and for no other", () => {
  expect(Object.keys(en.alerts.rules).sort()).toEqual([...ids].sort());
  for (const [id, texts] of Object.entries(en.alerts.rules)) {
    expect(Object.keys(texts), id).toEqual(expect.arrayContaining(["title", "what", "when"]));
    const others = Object.keys(texts).filter((key) => !/^(title|what|when|message.*)$/.test(key));
    expect(others, id).toEqual([]);
    expect(
      Object.keys(texts).some((key) => key.startsWith("message")),
      id,
    ).toBe(true);
  }
});

it("has words for every threshold, and for none that there is not", () => {
  const names = alertRules.flatMap((rule) =>
    listThresholds(rule, undefined).map(({ name }) => name),
  );
  expect(Object.keys(alertThresholdTexts).sort()).toEqual([...new Set(names)].sort());
});

it("fires nothing of what is not known", () => {
  const facts = {
    now: new Date(),
    today: "2026-11-30",
    minorUnits: 100,
    merchandising: null,
    sync: null,
    trading: null,
  };
  for (const rule of alertRules) {
    expect(rule.run(facts, rule.settings.parse({})), rule.id).toBe("unknown");
  }
});
