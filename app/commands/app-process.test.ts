import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { frugality } from "./app-process";

// The same in three places, for want of one that npm, Docker and commands all read.
const env = Object.entries(frugality.env).map(([name, value]) => `${name}=${value}`);

it.each([
  ["start", "server"],
  ["worker", "worker"],
])("measures and demonstrates the app as `npm run %s` runs it", async (script, program) => {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as {
    scripts: Record<string, string>;
  };
  const words = [...env, "node", ...frugality.nodeArgs, `build/server/${program}.js`];
  expect(scripts[script]).toBe(`exec env NODE_ENV=production ${words.join(" ")}`);
});

it("measures and demonstrates the app as its image runs it", async () => {
  const words = [...env, `NODE_OPTIONS=${frugality.nodeArgs.join(" ")}`];
  expect(await readFile("Dockerfile", "utf8")).toContain(`\nENV ${words.join(" ")}\n`);
});
