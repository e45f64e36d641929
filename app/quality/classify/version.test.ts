import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { classifierVersion } from "./version";

/** What decides suggestions: not what reads and keeps, whose outcome is part of their keys. */
function sources(): string[] {
  const folder = import.meta.dirname;
  const own = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      /\.(ts|txt|json)$/.test(name) &&
      !/(\.test|\.server|^version|^lessons|^learning)\.ts$/.test(name),
  );
  return own.sort().map((name) => `${name}\n${readFileSync(`${folder}/${name}`, "utf8")}`);
}

it("is another one where the classifier's code or words are", () => {
  const hash = createHash("md5").update(sources().join("\n")).digest("base64url");
  // Where this fails, write the hash into version.ts: suggestions that are stored are then made anew.
  expect(classifierVersion).toBe(hash);
});
