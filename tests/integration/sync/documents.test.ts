import { existsSync, readFileSync } from "node:fs";
import {
  Kind,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
} from "graphql";
import { getNamedType, visitWithTypeInfo } from "graphql";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { bulkDocuments, requestDocuments } from "../../../app/admin-api/documents";
import { loadSchema } from "../../dev-store/schema/load";

const { schema, access } = loadSchema();
const all = Object.entries({ ...requestDocuments, ...bulkDocuments });
const toml = new URL("../../../shopify.app.toml", import.meta.url);

/** For each guarded field of a document: the scopes of which one suffices. */
function guardsOf(text: string): { path: string; scopes: string[] }[] {
  const guards: { path: string; scopes: string[] }[] = [];
  const info = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType()?.name;
        const type = getNamedType(info.getType())?.name ?? "";
        const own = access.fields[`${parent}.${node.name.value}`];
        const ofType = access.types[type];
        if (own) guards.push({ path: `${parent}.${node.name.value}`, scopes: own.scopes });
        if (ofType) guards.push({ path: type, scopes: ofType.scopes });
      },
    }),
  );
  return guards;
}

describe("documents sent to Shopify", () => {
  // A variant's media would be a sixth connection of the bulk operation that reads products.
  const unavoidable = "The field ProductVariant.image is deprecated. Use `media` instead.";

  it.each(all)("%s is valid and uses nothing deprecated that can be avoided", (_name, text) => {
    const errors = validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]);
    const messages = errors.map((error) => error.message);
    expect(messages.filter((message) => message !== unavoidable)).toEqual([]);
  });

  it.each(Object.entries(bulkDocuments))(
    "%s keeps to the rules of bulk operations",
    (_name, text) => {
      let connections = 0;
      let depth = 0;
      let deepest = 0;
      visit(parse(text), {
        Field: {
          enter(node) {
            expect(node.name.value).not.toBe("nodes");
            if (node.name.value !== "edges") return;
            connections += 1;
            depth += 1;
            deepest = Math.max(deepest, depth);
          },
          leave(node) {
            if (node.name.value === "edges") depth -= 1;
            const children = node.selectionSet?.selections ?? [];
            const names = children.flatMap((child) =>
              child.kind === Kind.FIELD && !child.alias ? [child.name.value] : [],
            );
            const holdsConnection = children.some(
              (child) =>
                child.kind === Kind.FIELD &&
                child.selectionSet?.selections.some(
                  (inner) => inner.kind === Kind.FIELD && inner.name.value === "edges",
                ),
            );
            if (node.name.value === "node" && holdsConnection) expect(names).toContain("id");
          },
        },
      });
      expect(connections).toBeGreaterThan(0);
      expect(connections).toBeLessThanOrEqual(5);
      expect(deepest).toBeLessThanOrEqual(3);
    },
  );

  it.runIf(existsSync(toml))("asks for no more than the scopes of shopify.app.toml", () => {
    const config = parseToml(readFileSync(toml, "utf8")) as {
      access_scopes: { scopes: string; optional_scopes?: string[] };
    };
    const granted = new Set([
      ...config.access_scopes.scopes.split(",").map((scope) => scope.trim()),
      ...(config.access_scopes.optional_scopes ?? []),
    ]);
    const implied = [...granted].map((scope) => scope.replace(/^write_/, "read_"));
    const have = new Set([...granted, ...implied]);
    for (const [name, text] of all) {
      for (const guard of guardsOf(text)) {
        expect(
          guard.scopes.some((scope) => have.has(scope)),
          `${name}: ${guard.path}`,
        ).toBe(true);
      }
    }
  });
});
