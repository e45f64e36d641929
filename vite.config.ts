import { resolve } from "node:path";
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

/**
 * The thread that parses bulk results is a program of its own in the bundle. Whichever file its
 * starter ends up in, it is told where that program lies.
 */
const parsingThread: Plugin = {
  name: "shelfwise-parsing-thread",
  apply: (_config, { isSsrBuild, command }) => isSsrBuild === true && command === "build",
  load(id) {
    if (id !== resolve("app/sync/parse-thread-url.ts")) return null;
    const thread = this.emitFile({
      type: "chunk",
      id: resolve("app/sync/parse-thread.server.ts"),
      name: "parse-thread",
    });
    return `export const parseThreadUrl = new URL(import.meta.ROLLUP_FILE_URL_${thread});`;
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
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: false,
        v3_routeConfig: false,
      },
    }),
    processes,
    parsingThread,
  ],
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
});
