import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { channelKinds } from "../../store/notifications/terms";
import { channels } from "./registry.server";

it("lists exactly the channels of the folder, each by the name of its file", () => {
  const files = readdirSync(new URL("./", import.meta.url))
    .filter((name) => name.endsWith(".server.ts") && name !== "registry.server.ts")
    .map((name) => name.replace(".server.ts", ""));
  expect(channels.map(({ id }) => id).sort()).toEqual(files.sort());
  expect(channels.map(({ id }) => id)).toEqual([...channelKinds]);
});
