import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, it } from "vitest";
import { z } from "zod";
import { adminApiVersion } from "../../app/api-version";
import { inboxPayloads } from "../../app/sync/inbox-payloads";

const text = readFileSync("shopify.app.toml", "utf8");
const config = z
  .object({
    access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.object({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string(),
        }),
      ),
    }),
  })
  .parse(parse(text));

it("names the same API version as the code", () => {
  expect(config.webhooks.api_version).toBe(adminApiVersion);
});

it("subscribes to just the topics that are handled, all at the inbox", () => {
  const topics = config.webhooks.subscriptions.flatMap((one) => [
    ...one.topics,
    ...one.compliance_topics,
  ]);
  expect(topics.toSorted()).toEqual(Object.keys(inboxPayloads).toSorted());
  expect(new Set(config.webhooks.subscriptions.map(({ uri }) => uri))).toEqual(
    new Set(["/webhooks"]),
  );
});

it("says of every subscription who handles it", () => {
  const lines = text.split("\n");
  const subscriptions = lines.flatMap((line, index) =>
    line.includes("[[webhooks.subscriptions]]") ? [lines[index - 1] ?? ""] : [],
  );
  expect(subscriptions.length).toBe(config.webhooks.subscriptions.length);
  for (const comment of subscriptions) expect(comment).toMatch(/# Handled by app\/\S+\.ts: /);
});

it("asks for no scope twice, and for those that write only once something is to be written", () => {
  const required = config.access_scopes.scopes.split(",");
  const all = [...required, ...config.access_scopes.optional_scopes];
  expect(new Set(all).size).toBe(all.length);
  const forFixes = ["write_products", "write_files", "write_publications"];
  const writing = ["write_customers", ...forFixes, "write_pixels"];
  expect(all.filter((scope) => scope.startsWith("write_"))).toEqual(writing);
  expect(required.filter((scope) => scope.startsWith("write_"))).toEqual([]);
});
