import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

// Without the rules that need types: they cannot judge a text that is no file of the project.
const overrideConfig = {
  languageOptions: { parserOptions: { projectService: false, project: null } },
  rules: {
    "@typescript-eslint/no-floating-promises": "off",
    "@typescript-eslint/no-misused-promises": "off",
  },
} satisfies ESLint.Options["overrideConfig"];
const eslint = new ESLint({ overrideConfig });

async function complaints(filePath: string, line: string): Promise<string[]> {
  const name = /import (?:type )?(?:\{ (\w+) \}|(\w+))/.exec(line)?.slice(1).find(Boolean);
  const use = line.startsWith("import type")
    ? `export type X = ${name};`
    : `export default ${name};`;
  const [result] = await eslint.lintText(`${line}\n${use}\n`, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? "parse error");
}

const zone = "boundaries/element-types";
const external = "boundaries/external";

describe("a lint zone catches", () => {
  it.each([
    ["app/lib/x.ts", 'import { env } from "../env.server";', zone],
    ["app/store/x.server.ts", 'import { isSignedBy } from "../sync/hmac";', zone],
    ["app/admin-api/x.ts", 'import { withShop } from "../store/with-shop.server";', zone],
    ["app/sync/x.ts", 'import { enqueue } from "../jobs/queue.server";', zone],
    ["app/metrics/x.ts", 'import { withShop } from "../store/with-shop.server";', zone],
    ["app/metrics/x.server.ts", 'import { isSignedBy } from "../sync/hmac";', zone],
    ["app/panels/home/x.ts", 'import { database } from "../../store/database.server";', zone],
    ["app/panels/home/x.tsx", 'import { database } from "../../store/database.server";', zone],
    ["app/panels/home/x.tsx", 'import { loadHome } from "./load.server";', zone],
    ["app/components/x.tsx", 'import { addDays } from "../metrics/date-range";', zone],
    ["app/routes/x.tsx", 'import { database } from "../store/database.server";', zone],
    ["app/routes/x.tsx", 'import { isSignedBy } from "../sync/hmac";', zone],
    ["app/routes/x.tsx", 'import { readDay } from "../imports/costs/days";', zone],
    ["app/imports/x.ts", 'import { withShop } from "../store/with-shop.server";', zone],
    ["app/jobs/x.ts", 'import { createAdminClient } from "../admin-api/client.server";', zone],
    ["extensions/shared/x.ts", 'import { toGid } from "../../app/lib/gid";', zone],
    [
      "app/panels/home/x.tsx",
      'import { appLink } from "../../../extensions/shared/call-app";',
      zone,
    ],
    ["app/components/x.tsx", 'import { render } from "preact";', external],
    ["app/commands/x.ts", 'import { startDevStore } from "../../tests/dev-store/start";', zone],
    [
      "tests/dev-store/graphql/x.ts",
      'import { currencyExponent } from "../../../app/lib/money";',
      zone,
    ],
    [
      "tests/dev-store/trade/shopifyql/x.ts",
      'import { readAgreements } from "../testing/read-agreements";',
      zone,
    ],
    [
      "tests/dev-store/trade/shopifyql/x.ts",
      'import { orderNode } from "../views/order-node";',
      zone,
    ],
    ["tests/dev-store/trade/shopifyql/x.ts", 'import { balance } from "../log/balance";', zone],
    [
      "tests/dev-store/trade/views/x.ts",
      'import { runShopifyql } from "../shopifyql/index";',
      zone,
    ],
    [
      "tests/dev-store/graphql/x.ts",
      'import { runShopifyql } from "../trade/shopifyql/index";',
      zone,
    ],
    ["app/sync/x.ts", 'import { PGlite } from "@electric-sql/pglite";', external],
    ["app/sync/x.ts", 'import pg from "pg";', external],
    ["app/sync/x.ts", 'import PgBoss from "pg-boss";', external],
    ["app/metrics/x.server.ts", 'import { PrismaClient } from "@prisma/client";', external],
    ["app/panels/home/x.server.ts", 'import { json } from "@remix-run/node";', external],
    ["app/panels/home/x.ts", 'import { Card } from "@shopify/polaris";', external],
    ["app/lib/x.ts", 'import express from "express";', external],
    ["app/lib/x.ts", 'import { createRoot } from "react-dom/client";', external],
    ["app/commands/x.ts", 'import { Card } from "@shopify/polaris";', external],
  ])("%s with %s", async (filePath, line, rule) => {
    expect(await complaints(filePath, line)).toContain(rule);
  });
});

describe("a lint zone lets pass", () => {
  it.each([
    ["app/metrics/x.ts", 'import type { ShopRef } from "../store/with-shop.server";'],
    ["app/panels/home/x.ts", 'import type { ShopRow } from "../../store/shops.server";'],
    ["app/metrics/x.server.ts", 'import { withShop } from "../store/with-shop.server";'],
    ["app/routes/x.tsx", 'import { loadHome } from "../panels/home/load.server";'],
    ["app/store/x.server.ts", 'import pg from "pg";'],
  ])("%s with %s", async (filePath, line) => {
    expect(await complaints(filePath, line)).toEqual([]);
  });
});

describe("imports that go in a circle", () => {
  const circle = 'import { c } from "./c";\nexport const a = () => c;\n';
  const files = { "a.ts": circle, "b.ts": 'export { a } from "./a";\n' };

  it.each([
    ["are caught in every file of the circle", 'export * from "./b";\n', ["a.ts", "b.ts", "c.ts"]],
    [
      "are caught where one is dynamic",
      'export const c = import("./b");\n',
      ["a.ts", "b.ts", "c.ts"],
    ],
    ["are not seen in types", 'import type { a } from "./b";\nexport type C = typeof a;\n', []],
    [
      "are not seen in named types",
      'import { type a } from "./b";\nexport type C = typeof a;\n',
      [],
    ],
    ["are not seen where there are none", "export const c = 1;\n", []],
  ])("%s", async (_what, c, expected) => {
    const cwd = await mkdtemp(join(tmpdir(), "shelfwise-lint-"));
    const folder = join(cwd, "app/lib");
    await mkdir(folder, { recursive: true });
    try {
      for (const [name, text] of Object.entries({ ...files, "c.ts": c }))
        await writeFile(join(folder, name), text);
      const overrideConfigFile = resolve("eslint.config.js");
      const results = await new ESLint({ cwd, overrideConfigFile, overrideConfig }).lintFiles(
        "app",
      );
      const caught = results.filter(({ messages }) =>
        messages.some(({ ruleId }) => ruleId === "shelfwise/no-import-cycle"),
      );
      expect(caught.map(({ filePath }) => filePath.slice(folder.length + 1)).sort()).toEqual(
        expected,
      );
    } finally {
      await rm(cwd, { recursive: true });
    }
  });
});
