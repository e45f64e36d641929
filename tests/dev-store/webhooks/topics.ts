import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const introspection = z.object({
  types: z.array(
    z.object({
      name: z.string(),
      enumValues: z.array(z.object({ name: z.string() })).nullish(),
    }),
  ),
});
const document = z.union([
  z.object({ data: z.object({ __schema: introspection }) }).transform((d) => d.data.__schema),
  z.object({ __schema: introspection }).transform((d) => d.__schema),
]);

let known: Set<string> | null = null;

/**
 * Whether the Admin schema knows the topic ("orders/create"). The schema writes it as an enum value
 * (ORDERS_CREATE) in which the slash is lost, so the comparison is on that form.
 */
export function isKnownTopic(topic: string): boolean {
  known ??= readTopics();
  return known.has(topic.replaceAll("/", "_").toUpperCase());
}

function readTopics(): Set<string> {
  const file = new URL("../schema/admin-2026-07.introspection.json.gz", import.meta.url);
  const schema = document.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  const topics = schema.types.find((type) => type.name === "WebhookSubscriptionTopic");
  if (!topics?.enumValues) throw new Error("The schema has no WebhookSubscriptionTopic.");
  return new Set(topics.enumValues.map((value) => value.name));
}
