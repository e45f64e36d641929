import { basename, resolve } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: false;
  }
}

/**
 * The server bundle holds the processes as well as the routes, so that both share one copy of every
 * module: two would open the embedded database twice.
 */
const processes: Plugin = {
  name: "shelfwise-processes",
  enforce: "post",
  config: (_config, { isSsrBuild, command }) =>
    isSsrBuild && command === "build"
      ? {
          build: {
            target: "node20",
            rollupOptions: {
              input: {
                server: "app/server.ts",
                worker: "app/worker.ts",
                migrate: "app/migrate.ts",
              },
              output: { entryFileNames: "[name].js" },
            },
          },
        }
      : undefined,
};

/** Files that say where the program of a thread lies, and the programs. */
const threads = [
  ["app/sync/parse-thread-url.ts", "app/sync/parse-thread.server.ts", "parseThreadUrl"],
  [
    "app/metrics/lifetime-value/study-thread-url.ts",
    "app/metrics/lifetime-value/study-thread.server.ts",
    "studyThreadUrl",
  ],
] as const;

/**
 * A thread is a program of its own in the bundle. Whichever file its starter ends up in, it is told where
 * that program lies.
 */
const threadPrograms: Plugin = {
  name: "shelfwise-threads",
  apply: (_config, { isSsrBuild, command }) => isSsrBuild === true && command === "build",
  load(id) {
    const thread = threads.find(([says]) => id === resolve(says));
    if (!thread) return null;
    const [, program, name] = thread;
    const file = this.emitFile({
      type: "chunk",
      id: resolve(program),
      name: basename(program, ".server.ts"),
    });
    return `export const ${name} = new URL(import.meta.ROLLUP_FILE_URL_${file});`;
  },
};

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/.*", "**/*.test.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // A page that is read again while a route of its own is still looked for takes it for none, and ends in an error.
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: false,
        v3_routeConfig: false,
      },
    }),
    processes,
    threadPrograms,
  ],
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
});
