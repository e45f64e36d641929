import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";
import { compileFilter } from "./filter";
import { isKnownTopic } from "./topics";

export const COMPLIANCE_TOPICS = [
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;

/** One topic at one address: a [[webhooks.subscriptions]] entry is split by topic. */
export interface Subscription {
  topic: string;
  /** Absolute https address, or a path that is resolved against the app's url. */
  uri: string;
  name: string | null;
  filter: string | null;
  includeFields: readonly string[] | null;
  isCompliance: boolean;
}

export interface AppConfig {
  clientId: string;
  name: string;
  /** Last part of the app's address in the admin: /apps/<handle>. */
  handle: string;
  applicationUrl: string;
  requiredScopes: readonly string[];
  optionalScopes: readonly string[];
  /** Null unless embedded_app_direct_api_access is on. */
  directApiMode: "online" | "offline" | null;
  webhookApiVersion: string;
  subscriptions: readonly Subscription[];
}

const uri = z
  .string()
  .refine(
    (value) => value.startsWith("/") || /^https?:\/\//.test(value),
    "must be a path or an https address: the dev-store delivers over HTTP only",
  );
const topic = z.string().refine(isKnownTopic, {
  error: (issue) => `"${String(issue.input)}" is not a topic of the Admin schema`,
});

const subscription = z
  .strictObject({
    topics: z.array(topic).min(1).optional(),
    compliance_topics: z.array(z.enum(COMPLIANCE_TOPICS)).min(1).optional(),
    uri,
    filter: z.string().min(1).optional(),
    include_fields: z.array(z.string().min(1)).min(1).optional(),
    name: z.string().min(1).max(50).optional(),
  })
  .refine((entry) => entry.topics ?? entry.compliance_topics, {
    error: "needs topics or compliance_topics",
  });

const file = z.object({
  client_id: z.string().min(1),
  name: z.string().min(1).max(30),
  handle: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  application_url: z.url(),
  access_scopes: z
    .object({
      scopes: z.string().default(""),
      required_scopes: z.array(z.string()).default([]),
      optional_scopes: z.array(z.string()).default([]),
    })
    .default({ scopes: "", required_scopes: [], optional_scopes: [] }),
  access: z
    .object({
      admin: z
        .object({
          direct_api_mode: z.enum(["online", "offline"]).default("online"),
          embedded_app_direct_api_access: z.boolean().default(false),
        })
        .optional(),
    })
    .default({}),
  webhooks: z.strictObject({
    api_version: z.string().regex(/^(\d{4}-\d{2}|unstable)$/),
    subscriptions: z.array(subscription).default([]),
  }),
});

/** Reads shopify.app.toml; throws an Error that names the file and the entries at fault. */
export function readAppConfig(path: string): AppConfig {
  return parseAppConfig(readFileSync(path, "utf8"), path);
}

/**
 * The parts of shopify.app.toml that a store acts on. Throws an Error with one line per fault;
 * `source` names the file in it.
 */
export function parseAppConfig(text: string, source = "shopify.app.toml"): AppConfig {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    throw new Error(`${source} is not valid TOML: ${(error as Error).message}`, { cause: error });
  }
  const result = file.safeParse(raw);
  if (!result.success) {
    const faults = result.error.issues.map((i) => `  ${i.path.join(".")}: ${i.message}`);
    throw new Error(`${source} cannot be used:\n${faults.join("\n")}`);
  }
  const config = result.data;
  const subscriptions = config.webhooks.subscriptions.flatMap(splitByTopic);
  const faults = findSubscriptionFaults(subscriptions);
  if (faults.length > 0) {
    throw new Error(`${source} cannot be used:\n${faults.map((f) => `  ${f}`).join("\n")}`);
  }
  return {
    clientId: config.client_id,
    name: config.name,
    handle: config.handle ?? config.name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    applicationUrl: config.application_url,
    requiredScopes: unique([
      ...config.access_scopes.scopes.split(",").map((scope) => scope.trim()),
      ...config.access_scopes.required_scopes,
    ]),
    optionalScopes: unique(config.access_scopes.optional_scopes),
    directApiMode: config.access.admin?.embedded_app_direct_api_access
      ? config.access.admin.direct_api_mode
      : null,
    webhookApiVersion: config.webhooks.api_version,
    subscriptions,
  };
}

function splitByTopic(entry: z.infer<typeof subscription>): Subscription[] {
  const common = {
    uri: entry.uri,
    name: entry.name ?? null,
    filter: entry.filter ?? null,
    includeFields: entry.include_fields ?? null,
  };
  return [
    ...(entry.topics ?? []).map((t) => ({ ...common, topic: t, isCompliance: false })),
    ...(entry.compliance_topics ?? []).map((t) => ({ ...common, topic: t, isCompliance: true })),
  ];
}

function findSubscriptionFaults(subscriptions: readonly Subscription[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const entry of subscriptions) {
    const key = entry.isCompliance
      ? entry.topic
      : `${entry.topic} at ${entry.uri}, filter "${entry.filter ?? ""}"`;
    if (seen.has(key)) faults.push(`webhooks.subscriptions: ${key} is there twice`);
    seen.add(key);
    if (entry.filter === null) continue;
    try {
      compileFilter(entry.filter);
    } catch (error) {
      faults.push(`webhooks.subscriptions ${entry.topic}: ${(error as Error).message}`);
    }
  }
  return faults;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))];
}
