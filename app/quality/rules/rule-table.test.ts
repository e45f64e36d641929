import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import en from "../../i18n/en.json";
import { writeRuleTable } from "./rule-table";

const texts: Record<string, { pass: string }> = en.quality.checks;
const undecided: Record<string, { asks: string }> = en.quality.undecided;

it("is what docs/merchandising-rules.md says (vitest -u writes it anew)", async () => {
  const table = writeRuleTable((id) => texts[id]?.pass ?? undecided[id]?.asks ?? "");
  const preface = readFileSync(new URL("./rule-table-preface.md", import.meta.url), "utf8");
  await expect(`${preface}\n${table}\n`).toMatchFileSnapshot(
    "../../../docs/merchandising-rules.md",
  );
});

it("has each of the 91 rules, and ten of the shop", () => {
  const rows = writeRuleTable(() => "")
    .split("\n")
    .slice(2);
  expect(rows.filter((row) => row.startsWith("| SHOP-"))).toHaveLength(10);
  expect(rows.filter((row) => !row.startsWith("| SHOP-"))).toHaveLength(91);
});
