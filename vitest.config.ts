import { defineConfig } from "vitest/config";

// Three projects: pure functions beside their sources, the dev-store, and everything that needs a
// database, HTTP or a browser. One after the other, and of the heavy kinds one file at a time: CI has two
// cores.
// What asks no database needs no second run on another one (npm run test:postgres).
const withoutDatabase = [
  "tests/integration/{app-config,lint-zones}.test.ts",
  "tests/integration/sync/documents.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["app/**/*.test.ts", "app/**/*.test.tsx", "tests/dev-store/**/*.test.ts"],
          setupFiles: ["tests/setup/test-env.ts"],
          environment: "node",
          testTimeout: 20_000,
          // One file opens a database.
          hookTimeout: 120_000,
          // Pure functions: what they keep is a cache of theirs. Loading modules costs more than testing.
          pool: "threads",
          isolate: false,
          unstubGlobals: true,
        },
      },
      {
        test: {
          name: "integration",
          sequence: { groupOrder: 1 },
          include: ["tests/integration/**/*.test.ts"],
          exclude: process.env.TEST_DATABASE_URL ? withoutDatabase : [],
          setupFiles: ["tests/setup/test-env.ts"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "e2e",
          sequence: { groupOrder: 2 },
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/global-setup.ts"],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
