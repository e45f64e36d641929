import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { noImportCycle } from "./lint/no-import-cycle.js";

// Who may import whom (values; type-only imports are free). README, "Where things live". A room is cut
// in up to three: *.server.ts (effects), what renders, and the rest, which is pure.
const room = (name) => [
  { type: `${name}-server`, pattern: `app/${name}/**/*.server.ts`, mode: "full" },
  { type: name, pattern: `app/${name}/**`, mode: "full" },
];
const elements = [
  {
    type: "test",
    pattern: ["app/**/*.test.{ts,tsx}", "app/**/testing/**", "tests/dev-store/**/*.test.ts"],
    mode: "full",
  },

  // The two views of the dev-store's event log must not know each other, not even through a third.
  { type: "dev-store-orders-view", pattern: "tests/dev-store/trade/views/**", mode: "full" },
  { type: "dev-store-shopifyql", pattern: "tests/dev-store/trade/shopifyql/**", mode: "full" },
  {
    type: "dev-store-log",
    pattern: "tests/dev-store/trade/log/{events,facts,ids,log,event-log}.ts",
    mode: "full",
  },
  { type: "dev-store-world", pattern: "tests/dev-store/world/!(index).ts", mode: "full" },
  {
    type: "dev-store-trade",
    pattern: "tests/dev-store/trade/{index.ts,commands/**,testing/**}",
    mode: "full",
  },
  { type: "dev-store", pattern: "tests/dev-store/**", mode: "full" },
  { type: "tests", pattern: "tests/**", mode: "full" },

  { type: "panels-view", pattern: ["app/panels/**/*.tsx", "app/panels/**/use-*.ts"], mode: "full" },
  {
    type: "sync-verbs",
    pattern: "app/sync/{inbox,run,reports,segments,flow}.server.ts",
    mode: "full",
  },
  ...["store", "metrics", "quality", "alerts", "imports", "pixel", "panels"].flatMap(room),
  ...["lib", "admin-api", "sync", "components", "i18n", "jobs", "routes", "commands"].map(
    (name) => ({ type: name, pattern: `app/${name}/**`, mode: "full" }),
  ),
  { type: "storefront-pixel", pattern: "extensions/storefront-pixel/**", mode: "full" },
  { type: "extensions", pattern: "extensions/**", mode: "full" },
  { type: "root", pattern: "app/*", mode: "full" },
  { type: "config", pattern: "*", mode: "full" },
];
const store = ["store", "store-server"];
const sync = ["sync", "sync-verbs"];
const devStore = elements.map(({ type }) => type).filter((type) => type.startsWith("dev-store"));
const may = {
  lib: ["lib"],
  store: ["store", "lib"],
  "store-server": [...store, "lib", "root"],
  "admin-api": ["admin-api", "lib", "root"],
  sync: [...sync, "admin-api", ...store, "lib", "root"],
  "sync-verbs": [...sync, "admin-api", ...store, "lib", "root"],
  imports: ["imports", "store", "lib"],
  "imports-server": ["imports", "imports-server", ...store, "lib"],
  pixel: ["pixel", "store", "lib"],
  "pixel-server": ["pixel", "pixel-server", ...store, "admin-api", "lib", "root"],
  metrics: ["metrics", "store", "lib"],
  "metrics-server": ["metrics", "metrics-server", ...store, "lib"],
  quality: ["quality", "metrics", "store", "lib"],
  "quality-server": [
    "quality",
    "quality-server",
    "metrics",
    "metrics-server",
    ...store,
    "admin-api",
    "i18n",
    "lib",
    "root",
  ],
  alerts: ["alerts", "metrics", "quality", "store", "i18n", "lib"],
  "alerts-server": [
    "alerts",
    "alerts-server",
    "metrics",
    "metrics-server",
    "quality",
    ...store,
    "admin-api",
    "i18n",
    "lib",
    "root",
  ],
  panels: ["panels", "metrics", "quality", "alerts", "store", "components", "i18n", "lib"],
  "panels-view": ["panels", "panels-view", "metrics", "store", "components", "i18n", "lib"],
  "panels-server": [
    "panels",
    "panels-server",
    "metrics",
    "metrics-server",
    "quality",
    "quality-server",
    "alerts",
    "alerts-server",
    ...store,
    "lib",
    "root",
  ],
  components: ["components", "i18n", "lib"],
  i18n: ["i18n", "lib"],
  jobs: [
    "jobs",
    ...sync,
    "imports-server",
    "pixel-server",
    "metrics-server",
    "quality-server",
    "alerts-server",
    "panels-server",
    ...store,
    "lib",
    "root",
  ],
  routes: [
    "routes",
    "panels-view",
    "panels-server",
    "sync-verbs",
    "imports-server",
    "pixel-server",
    "quality-server",
    "alerts-server",
    "jobs",
    "root",
    "components",
    "i18n",
    "lib",
  ],
  root: [
    "root",
    "panels-view",
    "admin-api",
    "pixel",
    "pixel-server",
    ...store,
    ...sync,
    "jobs",
    "components",
    "i18n",
    "lib",
  ],
  commands: [
    "commands",
    "panels",
    "panels-server",
    "metrics",
    "quality",
    "quality-server",
    "jobs",
    ...store,
    "lib",
    "root",
  ],
  // The pixel tells channels by the rules that orders are told by, and the dev-store's visitors run its code.
  "storefront-pixel": ["storefront-pixel", "lib", "metrics"],
  extensions: ["extensions"],
  "dev-store": [
    "dev-store",
    "dev-store-trade",
    "dev-store-log",
    "dev-store-world",
    "storefront-pixel",
  ],
  "dev-store-world": ["dev-store-world"],
  "dev-store-log": ["dev-store", "dev-store-log", "dev-store-world"],
  "dev-store-trade": devStore,
  "dev-store-orders-view": [
    "dev-store",
    "dev-store-orders-view",
    "dev-store-log",
    "dev-store-world",
  ],
  "dev-store-shopifyql": ["dev-store-shopifyql", "dev-store-log", "dev-store-world"],
  test: elements.map(({ type }) => type),
  tests: elements.map(({ type }) => type),
};

/** Packages of which values are imported only where `except` says. */
const packages = [
  {
    names: ["@prisma/*", "@prisma/*/**", "pg", "@electric-sql/*", "pglite-prisma-adapter"],
    except: ["store-server", "store", "config"],
    why: "Prisma and SQL drivers only in app/store",
  },
  { names: ["pg-boss"], except: ["jobs"], why: "the queue only in app/jobs" },
  {
    names: [
      "react",
      "react/*",
      "react-dom",
      "react-dom/*",
      "react-i18next",
      "@remix-run/*",
      "@shopify/polaris",
      "@shopify/polaris-*",
      "@shopify/app-bridge-react",
    ],
    except: ["routes", "components", "panels-view", "i18n", "root", "config"],
    why: "the framework only in routes, components, what panels render, and the shell",
  },
  {
    names: ["preact", "preact/*", "@shopify/ui-extensions", "@shopify/ui-extensions/*"],
    except: ["extensions"],
    why: "the admin's own framework only in its extensions",
  },
  {
    names: ["express", "compression"],
    except: ["root", "dev-store"],
    why: "the web server only in the shell",
  },
];
const everywhereBut = (except) =>
  elements.map(({ type }) => type).filter((type) => ![...except, "test", "tests"].includes(type));

export default tseslint.config(
  { ignores: ["build", "node_modules", "data", ".cache", "**/dist"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "extensions/**/*.{ts,tsx}", "tests/**/*.ts"],
    plugins: { boundaries, shelfwise: { rules: { "no-import-cycle": noImportCycle } } },
    settings: {
      "boundaries/elements": elements,
      "boundaries/dependency-nodes": ["import", "dynamic-import", "export"],
      "import/resolver": { node: { extensions: [".ts", ".tsx", ".js", ".json"] } },
    },
    rules: {
      "boundaries/element-types": [
        "error",
        {
          default: "disallow",
          message:
            "${file.type} may not import values of ${dependency.type}: see README, Where things live",
          rules: Object.entries(may).flatMap(([from, allow]) => [
            { from, allow, importKind: "value" },
            { from, allow: ["*"], importKind: "type" },
          ]),
        },
      ],
      "boundaries/external": [
        "error",
        {
          default: "allow",
          rules: packages.map(({ names, except, why }) => ({
            from: everywhereBut(except),
            disallow: names,
            importKind: "value",
            message: `No values of \${dependency.source} here: ${why}`,
          })),
        },
      ],
      "boundaries/no-unknown": "error",
      "shelfwise/no-import-cycle": "error",
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/env.server.ts", "app/web.server.ts", "app/commands/**", "**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Read it from env.server.ts, which parses it",
        },
      ],
    },
  },
  {
    files: ["tests/dev-store/admin/**/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    languageOptions: { globals: globals.node },
  },
);
