import type { Check, Decider, FixKind } from "./check";
import { fixesOf } from "../fixes/registry";
import { checks, shopChecks, undecided } from "../registry";
import type { ShopCheck } from "./shop-check";

const deciders: Record<Decider, string> = {
  api: "API",
  imageBytes: "the image, where downloaded",
  external: "no: needs another source",
  none: "no: nobody can tell",
};
const fixes: Record<FixKind, string> = {
  direct: "one click",
  preview: "after a preview",
  guided: "needs a value",
  none: "–",
};

/** How the app mends it; where it has no fix for it, the product's page in the admin is a link away. */
function describeFix({ id, fix }: { id: string; fix: FixKind }): string {
  return fix === "none" || fixesOf([id]).length > 0 ? fixes[fix] : "in Shopify's admin";
}

/** "leastWidth 15, leastWidthOfOneWord 20"; lists by how many they hold. */
function describeSettings({ settings }: Check | ShopCheck): string {
  const defaults = Object.entries(settings.parse({}) as Record<string, unknown>);
  const told = defaults.map(([name, value]) => {
    if (Array.isArray(value)) return `${name} (${value.length})`;
    return `${name} ${value === null ? "none" : String(value)}`;
  });
  return told.join(", ") || "–";
}

function describeAudience({ appliesTo }: Check): string {
  return [
    ...(appliesTo.drafts ? ["drafts"] : []),
    ...(appliesTo.giftCards ? ["gift cards"] : []),
  ].join(", ");
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What each rule asks, by id. */
type Asks = (id: string) => string;

/** All rules as a table in Markdown, for docs/merchandising-rules.md. */
export function writeRuleTable(asks: Asks): string {
  const byId = new Map<string, string[]>();
  for (const check of checks) {
    byId.set(check.id, [
      check.severity,
      deciders[check.decidedBy],
      describeSettings(check),
      describeFix(check),
      describeAudience(check) || "–",
    ]);
  }
  for (const check of shopChecks) {
    const { decidedBy, severity } = check;
    byId.set(check.id, [
      severity,
      deciders[decidedBy],
      describeSettings(check),
      describeFix(check),
      "–",
    ]);
  }
  for (const { id, severity, decidedBy } of undecided) {
    byId.set(id, [severity, deciders[decidedBy], "–", fixes.none, "–"]);
  }
  const kinds = ["TAX", "TTL", "DSC", "IMG", "VAR", "PRC", "LOG", "OPT", "SEO", "PUB", "SHOP"];
  const ids = [...byId.keys()].sort((one, other) => {
    const [kind = "", number = ""] = one.split("-");
    const [otherKind = "", otherNumber = ""] = other.split("-");
    return kinds.indexOf(kind) - kinds.indexOf(otherKind) || number.localeCompare(otherNumber);
  });
  return [
    writeRow(["id", "what passes", "severity", "decided by", "defaults", "fix", "also of"]),
    writeRow(Array<string>(7).fill("---")),
    ...ids.map((id) => writeRow([id, asks(id), ...(byId.get(id) ?? [])])),
  ].join("\n");
}
