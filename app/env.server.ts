import { z } from "zod";

/** "production" is the default: what only demo and tests may do must be asked for by name. */
const modes = ["production", "demo", "test"] as const;

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

const url = z.url({ protocol: /^https?$/, error: "must be a http(s) address" });

const schema = z
  .object({
    SHELFWISE_MODE: z.enum(modes).default("production"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    SHOPIFY_APP_URL: url,
    SHOPIFY_API_KEY: z.string().min(1, "is the client id of your app in the Partner dashboard"),
    SHOPIFY_API_SECRET: z.string().min(1, "is the client secret of your app"),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:pass@host/db" })
      .optional(),
    DATA_DIR: z.string().min(1).default("data/pglite"),
    /** "id:base64key" pairs, newest first: the first encrypts, all decrypt. */
    TOKEN_KEYS: z.string().transform(parseKeys),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
    /** How many proxies stand before the app: that many addresses of X-Forwarded-For are theirs to tell. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(1),
    /** Embedded mode runs the jobs in the web process; set to 0 where a worker runs beside it. */
    RUN_JOBS: z.enum(["0", "1"]).optional(),
    /** The server that mail goes out by; without it there is no channel of mail. */
    SMTP_HOST: z.string().min(1).optional(),
    SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587),
    /** "starttls" and "tls" refuse a server that does not encrypt. */
    SMTP_SECURITY: z.enum(["starttls", "tls", "none"]).default("starttls"),
    SMTP_USER: z.string().min(1).optional(),
    SMTP_PASSWORD: z.string().min(1).optional(),
    /** Whom mail is from. */
    SMTP_FROM: z.email("must be an e-mail address").optional(),
    /** Webhooks may go to this machine: for tests. */
    WEBHOOKS_TO_LOOPBACK: z.enum(["0", "1"]).optional(),
    DEV_STORE_URL: url.optional(),
    APP_BRIDGE_URL: url.optional(),
    /** Extra origin that may frame the app: the demo's admin. */
    FRAME_ANCESTOR: url.optional(),
  })
  .superRefine((env, context) => {
    if (env.SMTP_HOST !== undefined && env.SMTP_FROM === undefined) {
      const message = "is missing: SMTP_HOST needs an address that mail is from";
      context.addIssue({ code: "custom", path: ["SMTP_FROM"], message });
    }
    if (env.WEBHOOKS_TO_LOOPBACK === "1" && env.SHELFWISE_MODE === "production") {
      const message = "is for the demo and tests only: remove it in production";
      context.addIssue({ code: "custom", path: ["WEBHOOKS_TO_LOOPBACK"], message });
    }
    for (const name of ["DEV_STORE_URL", "APP_BRIDGE_URL", "FRAME_ANCESTOR"] as const) {
      const value = env[name];
      if (value === undefined) continue;
      if (env.SHELFWISE_MODE === "production") {
        context.addIssue({
          code: "custom",
          path: [name],
          message: "is for the demo and tests only: remove it in production",
        });
      } else if (!loopback.has(new URL(value).hostname)) {
        context.addIssue({ code: "custom", path: [name], message: "must be on this machine" });
      }
    }
  });

export type Env = z.output<typeof schema> & { isEmbeddedDatabase: boolean; runsJobs: boolean };

export interface TokenKey {
  id: string;
  key: Buffer;
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function parseKeys(text: string, context: z.core.$RefinementCtx<string>): TokenKey[] {
  const keys = splitList(text).map((pair) => {
    const [id = "", key = ""] = pair.split(":");
    return { id, key: Buffer.from(key, "base64") };
  });
  if (keys.length === 0 || keys.some(({ id, key }) => !/^\w+$/.test(id) || key.length !== 32)) {
    context.addIssue({
      code: "custom",
      message: "must be name:key with a base64 key of 32 bytes (openssl rand -base64 32)",
      input: "hidden",
    });
    return z.NEVER;
  }
  return keys;
}

/** Parses an environment. Throws an Error that lists every bad variable, never their values. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const cleaned = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(cleaned);
  if (!result.success) {
    const lines = result.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${describe(issue, cleaned)}`,
    );
    throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
  }
  const isEmbeddedDatabase = result.data.DATABASE_URL === undefined;
  return {
    ...result.data,
    isEmbeddedDatabase,
    runsJobs:
      result.data.RUN_JOBS === undefined ? isEmbeddedDatabase : result.data.RUN_JOBS === "1",
  };
}

function describe(issue: z.core.$ZodIssue, source: Record<string, unknown>): string {
  const isMissing = source[String(issue.path[0])] === undefined && issue.code !== "custom";
  return isMissing ? "is missing" : issue.message;
}

let parsed: Env | undefined;

/** The process's environment, parsed once. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}
