import { basename, join, resolve } from "node:path";
import { build } from "vite";

const folder = "node_modules/.cache/shelfwise/programs";

/**
 * Builds a program of the bench as the app's own processes are built, and returns its path. What runs TypeScript as it is
 * names each function anew whenever it is made, a tenth of what a page takes.
 */
export async function buildProgram(entry: string): Promise<string> {
  const name = basename(entry, ".ts");
  const outDir = resolve(folder, name);
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "[name].mjs" } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
