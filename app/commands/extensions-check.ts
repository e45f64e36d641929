import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// The last one for Node 20. It is 80 MB, so it is fetched where it is needed and no dependency.
const cli = "@shopify/cli@3.94.3";
// It asks questions where something is missing, and waits for answers that do not come.
const patienceMs = 4 * 60_000;

// The pixel takes its rules of channels from the app.
const copied = [
  ...["extensions", "shopify.app.toml", "tsconfig.json"],
  ...["app/lib", "app/metrics/acquisition"],
];

/**
 * Has Shopify's own tool check every extension: its configuration, and that it can be bundled. It works on a copy
 * without the web part, which it would build as well.
 */
async function checkExtensions(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-extensions-"));
  try {
    for (const name of copied) {
      await cp(name, join(folder, name), { recursive: true });
    }
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    await writeFile(
      join(folder, "package.json"),
      JSON.stringify({ name: "shelfwise", private: true }),
    );
    const words = ["--yes", cli, "app", "build", "--skip-dependencies-installation"];
    const { status, error } = spawnSync("npx", [...words, "--client-id", "shelfwise-local"], {
      cwd: folder,
      stdio: ["ignore", "inherit", "inherit"],
      timeout: patienceMs,
      env: { ...process.env, CI: "1", SHOPIFY_CLI_NO_ANALYTICS: "1" },
    });
    if (error) console.error(`The extensions could not be checked: ${error.message}`);
    return status ?? 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await checkExtensions();
