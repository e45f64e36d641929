import { defineConfig } from "vitest/config";
import { findPostgres } from "./app/commands/postgres-server";
import { SlowFirst } from "./tests/setup/slow-first";

// Projects, one after the other: pure functions beside their sources, with the dev-store; extensions of the
// admin, in a DOM without a browser; what needs a database and HTTP; what needs a browser and processes; of these what is
// held to seconds. CI has two cores: two or three files at a time, each with a database and a store of its own.

// Integration tests run on a PostgreSQL server where its programs are, or TEST_DATABASE_URL names one, and on the
// embedded database elsewhere, or where EMBEDDED_ONLY is set.
const hasServer =
  !process.env.EMBEDDED_ONLY &&
  (process.env.TEST_DATABASE_URL !== undefined || (await findPostgres()) !== null);

// Where there is a server, these run on the embedded database too: what writes, what adds up and every figure of
// the golden shop. Pages, which read what these have written, are opened on it by the browser tests.
const embeddedToo = [
  "tests/integration/{jobs,rollup,store,sync}/**/*.test.ts",
  "tests/integration/quality/{changed-catalogue,days,fixes,kept-suggestions,lists,many-read,results,run,tasks}.test.ts",
  "tests/golden/**/*.test.ts",
];
// No database at all, or one that each opens for itself.
const once = [
  "tests/integration/store/migrate.test.ts",
  "tests/integration/sync/documents.test.ts",
  "tests/golden/tables.test.ts",
];

// Without it what is polled has one second to come true, on machines that are busy with other tests.
const patient = { poll: { timeout: 15_000 } };

const withDatabase = {
  setupFiles: ["tests/setup/fresh-modules.ts", "tests/setup/test-env.ts"],
  sequence: { groupOrder: 2, setupFiles: "list" as const },
  environment: "node" as const,
  expect: patient,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  isolate: false,
  // A third of their time they wait for a store that answers when it is polled.
  maxWorkers: 3,
};

const inBrowser = {
  globalSetup: ["tests/e2e/global-setup.ts"],
  environment: "node" as const,
  expect: patient,
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

// What says how many seconds something takes has the machine to itself.
const timed = ["tests/e2e/{alerts,live}.test.ts"];

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: ["app/**/*.test.ts", "app/**/*.test.tsx", "tests/dev-store/**/*.test.ts"],
          setupFiles: ["tests/setup/test-env.ts"],
          environment: "node",
          expect: patient,
          testTimeout: 20_000,
          // One file opens a database.
          hookTimeout: 120_000,
          // Pure functions: what they keep is a cache of theirs. Loading modules costs more than testing.
          pool: "threads",
          isolate: false,
          maxWorkers: 2,
          unstubGlobals: true,
        },
      },
      {
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "extensions",
          sequence: { groupOrder: 1 },
          include: ["extensions/**/*.test.ts"],
          environment: "jsdom",
          testTimeout: 30_000,
          expect: patient,
          // It imports an extension's source by its path.
          server: { deps: { inline: [/ui-extensions-tester/] } },
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...withDatabase,
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/golden/**/*.test.ts"],
          globalSetup: hasServer ? ["tests/setup/server.ts"] : [],
        },
      },
      ...(hasServer
        ? [{ test: { ...withDatabase, name: "embedded", include: embeddedToo, exclude: once } }]
        : []),
      {
        test: {
          ...inBrowser,
          name: "e2e",
          sequence: { groupOrder: 3 },
          include: ["tests/e2e/**/*.test.ts"],
          exclude: timed,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...inBrowser,
          name: "e2e-timed",
          sequence: { groupOrder: 4 },
          include: timed,
          fileParallelism: false,
        },
      },
    ],
  },
});
