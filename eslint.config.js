import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import importPlugin from "eslint-plugin-import";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// Who may import whom (values; type-only imports are free). README, "Where things live".
const rooms = [
  "lib",
  "store",
  "admin-api",
  "sync",
  "imports",
  "metrics",
  "quality",
  "alerts",
  "panels",
  "components",
  "i18n",
  "jobs",
  "routes",
  "commands",
];
const elements = [
  // The parts of the dev-store that must not know each other come before the whole.
  { type: "dev-store-orders-view", pattern: "tests/dev-store/trade/views/**", mode: "full" },
  { type: "dev-store-shopifyql", pattern: "tests/dev-store/trade/shopifyql/**", mode: "full" },
  { type: "dev-store", pattern: "tests/dev-store/**", mode: "full" },
  { type: "tests", pattern: "tests/**", mode: "full" },
  ...rooms.map((room) => ({ type: room, pattern: `app/${room}/**`, mode: "full" })),
  { type: "root", pattern: "app/*", mode: "full" },
  { type: "config", pattern: "*", mode: "full" },
];
const anyDevStore = ["dev-store", "dev-store-orders-view", "dev-store-shopifyql"];
const may = {
  lib: ["lib"],
  store: ["store", "lib", "root"],
  "admin-api": ["admin-api", "lib", "root"],
  sync: ["sync", "admin-api", "store", "lib", "root"],
  imports: ["imports", "store", "lib"],
  metrics: ["metrics", "store", "lib"],
  quality: ["quality", "metrics", "store", "admin-api", "lib"],
  alerts: ["alerts", "metrics", "quality", "store", "admin-api", "lib"],
  panels: ["panels", "metrics", "quality", "alerts", "store", "components", "i18n", "lib"],
  components: ["components", "i18n", "lib"],
  i18n: ["i18n", "lib"],
  jobs: ["jobs", "sync", "imports", "metrics", "quality", "alerts", "store", "lib", "root"],
  routes: [
    "routes",
    "panels",
    "sync",
    "imports",
    "alerts",
    "quality",
    "jobs",
    "root",
    "components",
    "i18n",
    "lib",
  ],
  root: ["root", "admin-api", "store", "sync", "jobs", "components", "i18n", "lib"],
  commands: ["commands", "panels", "jobs", "store", "lib", "root"],
  "dev-store": anyDevStore,
  "dev-store-orders-view": ["dev-store", "dev-store-orders-view"],
  "dev-store-shopifyql": ["dev-store", "dev-store-shopifyql"],
  tests: ["tests", ...anyDevStore, ...rooms, "root", "config"],
};

/** Values of these packages only where the room says so. */
const only = (files, group, message) => ({
  files: ["app/**/*.{ts,tsx}"],
  ignores: [...files, "**/*.test.{ts,tsx}"],
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      { patterns: [{ group, message, allowTypeImports: true }] },
    ],
  },
});
const shell = [
  "app/root.tsx",
  "app/entry.*.tsx",
  "app/*.server.ts",
  "app/server.ts",
  "app/worker.ts",
];

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
    files: ["app/**/*.{ts,tsx}", "tests/**/*.ts"],
    plugins: { boundaries, import: importPlugin },
    settings: {
      "boundaries/elements": elements,
      "boundaries/dependency-nodes": ["import", "dynamic-import", "export"],
      "import/resolver": { node: { extensions: [".ts", ".tsx", ".js", ".json"] } },
      "import/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
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
      "boundaries/no-unknown": "error",
      "import/no-cycle": ["error", { ignoreExternal: true }],
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
    // A pure file that reaches for a server file would carry it into the browser.
    files: [
      "app/metrics/**/*.ts",
      "app/panels/**/*.ts",
      "app/quality/**/*.ts",
      "app/alerts/**/*.ts",
    ],
    ignores: ["**/*.server.ts", "**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["**/*.server"], message: "Only *.server.ts files may: effects stay apart" },
          ],
        },
      ],
    },
  },
  only(
    ["app/store/**", ...shell],
    ["@prisma/client", "@prisma/*", "pg", "@electric-sql/*"],
    "Prisma and SQL drivers only in app/store",
  ),
  {
    files: [
      "app/{lib,store,admin-api,sync,imports,metrics,quality,alerts,jobs,i18n}/**/*.{ts,tsx}",
    ],
    ignores: ["app/store/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: [
                "@remix-run/*",
                "@shopify/polaris",
                "@shopify/polaris-viz",
                "react",
                "@prisma/*",
                "pg",
              ],
              message:
                "The framework stays in routes, components, panels/*.tsx and the shell; SQL in store",
              allowTypeImports: true,
            },
          ],
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
