import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { metrics, profitMetrics } from "./registry";

const all = [...metrics, ...profitMetrics];

it("lists exactly the definitions of the folder, by the names of their files", () => {
  const files = readdirSync(new URL("./definitions", import.meta.url))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => name.replace(/\.ts$/, ""));
  expect(all.map(({ id }) => id).sort()).toEqual(files.sort());
});

it("names texts that belong to the definition's own id", () => {
  for (const { id, label, formula, included, excluded, basis, emptyText } of all) {
    expect([label, formula, included, excluded, basis, emptyText]).toEqual(
      ["label", "formula", "included", "excluded", "basis", "empty"].map(
        (part) => `metrics.${id}.${part}`,
      ),
    );
  }
});
