import { AppError } from "../../lib/errors";
import type { CategoryFacts } from "../../quality/facts/facts";

const LINE = /^(gid:\/\/shopify\/TaxonomyCategory\/\S+)\s+:\s+(\S.*)$/;

/** Reads Shopify's categories.txt: one category a line, "gid : A > B"; # begins a comment. */
export function readTaxonomy(text: string, file: string): CategoryFacts[] {
  const names = new Map<string, string>();
  text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .forEach((line, at) => {
      if (line.trim() === "" || line.startsWith("#")) return;
      const [, id, fullName] = LINE.exec(line.trim()) ?? [];
      if (id === undefined || fullName === undefined) {
        throw new AppError(
          "invalid_input",
          `${file}, line ${at + 1}: expected "gid://shopify/TaxonomyCategory/... : Name > Name".`,
        );
      }
      names.set(fullName.trim(), id);
    });
  if (names.size === 0) throw new AppError("invalid_input", `${file}: no categories in it.`);
  const withChildren = new Set(
    [...names.keys()].map((fullName) =>
      fullName.slice(0, Math.max(0, fullName.lastIndexOf(" > "))),
    ),
  );
  return [...names].map(([fullName, id]) => {
    const path = fullName.split(" > ");
    return {
      id,
      name: path.at(-1) ?? "",
      fullName,
      level: path.length,
      isLeaf: !withChildren.has(fullName),
      isArchived: false,
    };
  });
}
