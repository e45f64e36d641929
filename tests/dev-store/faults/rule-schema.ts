import { z } from "zod";
import type { Fault, FaultKind, FaultRule, FaultType } from "./types";

/** A rule that cannot be meant; the message says what is wrong with it, one complaint per line. */
export class FaultRuleError extends Error {}

const APP_REQUESTS = ["graphql", "bulk-run", "bulk-download", "token"] as const;
const ALL_REQUESTS = [...APP_REQUESTS, "session-token", "cdn", "other"] as const;
const ADMIN_API = ["graphql", "bulk-run"] as const;
const KINDS = [...ALL_REQUESTS, "bulk-operation", "webhook"] as const satisfies FaultKind[];

const whole = z.number().int().min(0);
const milliseconds = z.number().min(0);
const share = z.number().min(0).max(1);
const domain = z.string().min(1);
const status = z.number().int().min(400).max(599);

/** Each fault's shape, and what it can strike; `byDefault` where that is less. */
const FAULTS = {
  delay: { shape: { ms: milliseconds }, strikes: ALL_REQUESTS, byDefault: APP_REQUESTS },
  drop: {
    shape: {
      when: z.enum(["before-work", "after-work", "in-body"]).optional(),
      bytes: whole.optional(),
    },
    strikes: ALL_REQUESTS,
    byDefault: APP_REQUESTS,
  },
  status: {
    shape: {
      status,
      retryAfterSeconds: z.number().min(0).optional(),
      body: z.string().optional(),
      afterWork: z.boolean().optional(),
    },
    strikes: ALL_REQUESTS,
    byDefault: APP_REQUESTS,
  },
  redirect: {
    shape: { to: z.url(), status: z.literal([301, 302, 307, 308]).optional() },
    strikes: ALL_REQUESTS,
    byDefault: APP_REQUESTS,
  },
  garbled: {
    shape: { body: z.enum(["html", "empty", "truncated"]), bytes: whole.optional() },
    strikes: ALL_REQUESTS,
    byDefault: APP_REQUESTS,
  },
  "graphql-error": {
    shape: {
      code: z.string().min(1).optional(),
      message: z.string().optional(),
      afterWork: z.boolean().optional(),
    },
    strikes: ADMIN_API,
  },
  "mutation-refused": { shape: { message: z.string().min(1).optional() }, strikes: ["graphql"] },
  throttled: { shape: { available: whole.optional() }, strikes: ADMIN_API },
  "bucket-emptied": { shape: { leave: whole.optional() }, strikes: ADMIN_API },
  "token-ended": { shape: { how: z.enum(["expired", "revoked"]) }, strikes: ADMIN_API },
  "other-shop": { shape: { domain: domain.optional() }, strikes: ADMIN_API },
  "report-differs": {
    shape: {
      lagMs: milliseconds.optional(),
      returnsDaysLater: whole.optional(),
      maxRows: whole.optional(),
    },
    strikes: ["graphql"],
  },
  "bulk-busy": { shape: { ms: milliseconds.optional() }, strikes: ["bulk-run"] },
  "url-expired": { shape: {}, strikes: ["bulk-download"] },
  "range-ignored": { shape: {}, strikes: ["bulk-download"] },
  "token-answer-without": {
    shape: { members: z.array(z.string().min(1)).min(1).optional() },
    strikes: ["token"],
  },
  "token-refused": {
    shape: { error: z.string().min(1).optional(), status: status.optional() },
    strikes: ["token"],
  },
  "token-short-lived": {
    shape: { afterSeconds: z.number().min(0).optional() },
    strikes: ["token"],
  },
  "bulk-result": {
    shape: {
      damage: z.enum([
        "cut-mid-line",
        "cut-at-line",
        "empty",
        "children-first",
        "children-cut",
        "other-shop",
      ]),
      keep: share.optional(),
      children: whole.optional(),
      domain: domain.optional(),
    },
    strikes: ["bulk-operation"],
  },
  "bulk-failed": {
    shape: {
      errorCode: z.enum(["INTERNAL_SERVER_ERROR", "TIMEOUT"]).optional(),
      keep: share.optional(),
      midLine: z.boolean().optional(),
    },
    strikes: ["bulk-operation"],
  },
  "bulk-no-url": { shape: {}, strikes: ["bulk-operation"] },
  "bulk-stuck": { shape: { ms: milliseconds.optional() }, strikes: ["bulk-operation"] },
  "bulk-ended": {
    shape: { status: z.enum(["CANCELED", "EXPIRED"]) },
    strikes: ["bulk-operation"],
  },
  "webhook-lost": { shape: {}, strikes: ["webhook"] },
  "webhook-duplicated": {
    shape: {
      as: z.enum(["same-delivery", "second-subscription"]).optional(),
      copies: whole.min(1).optional(),
    },
    strikes: ["webhook"],
  },
  "webhook-late": { shape: { ms: milliseconds }, strikes: ["webhook"] },
  "webhook-out-of-order": {
    shape: { withinMs: milliseconds.optional() },
    strikes: ["webhook"],
  },
} satisfies Record<
  FaultType,
  { shape: z.ZodRawShape; strikes: readonly FaultKind[]; byDefault?: readonly FaultKind[] }
>;

const FAULT_TYPES = Object.keys(FAULTS) as FaultType[];

const operation = z
  .union([z.string().min(1), z.instanceof(RegExp)], { error: "must be a name or an expression" })
  .transform((given, context) => {
    const parts = typeof given === "string" ? /^\/(.+)\/([a-z]*)$/s.exec(given) : null;
    if (!parts) return given;
    try {
      return new RegExp(parts[1]!, parts[2]);
    } catch (error) {
      context.addIssue({ code: "custom", message: (error as Error).message });
      return z.NEVER;
    }
  });

const ruleSchema = z.strictObject({
  name: z.string().min(1).optional(),
  kinds: z.array(z.enum(KINDS)).min(1).optional(),
  operation: operation.optional(),
  shop: z.string().min(1).optional(),
  range: z.boolean().optional(),
  skip: whole.optional(),
  times: z.union([whole, z.literal("always"), z.literal(Infinity)]).optional(),
  probability: share.optional(),
  seed: z.number().int().optional(),
  burst: whole.min(1).optional(),
  fault: z.looseObject({
    type: z.enum(FAULT_TYPES, { error: `must be one of ${FAULT_TYPES.join(", ")}` }),
  }),
});

/** A rule as the registry works with it: everything filled in. */
export interface CheckedRule {
  name: string;
  kinds: readonly FaultKind[];
  operation: string | RegExp | null;
  shop: string | null;
  range: boolean | null;
  skip: number;
  times: number;
  probability: number;
  seed: number;
  burst: number;
  fault: Fault;
}

/** Checks a rule of unknown origin and fills in the defaults. Throws a FaultRuleError. */
export function checkRule(input: unknown): CheckedRule {
  const parsed = ruleSchema.safeParse(input);
  if (!parsed.success) throw ruleError(parsed.error, []);
  const rule = parsed.data;
  const { type } = rule.fault;
  const { shape, strikes, byDefault } = FAULTS[type] as {
    shape: z.ZodRawShape;
    strikes: readonly FaultKind[];
    byDefault?: readonly FaultKind[];
  };
  const fault = z.strictObject({ type: z.literal(type), ...shape }).safeParse(rule.fault);
  if (!fault.success) throw ruleError(fault.error, ["fault"]);
  const wrong = rule.kinds?.filter((kind) => !strikes.includes(kind)) ?? [];
  if (wrong.length > 0) {
    throw new FaultRuleError(
      `kinds: the fault ${type} strikes ${strikes.join(", ")}, not ${wrong.join(", ")}`,
    );
  }
  return {
    name: rule.name ?? type,
    kinds: rule.kinds ?? byDefault ?? strikes,
    operation: rule.operation ?? null,
    shop: rule.shop ?? null,
    range: rule.range ?? null,
    skip: rule.skip ?? 0,
    times: rule.times === "always" ? Infinity : (rule.times ?? 1),
    probability: rule.probability ?? 1,
    seed: rule.seed ?? 1,
    burst: rule.burst ?? 1,
    // The schema of this type of fault has just accepted it.
    fault: fault.data as unknown as Fault,
  };
}

/** A rule written as JSON. Throws a FaultRuleError. */
export function parseRule(text: string): FaultRule {
  let rule: unknown;
  try {
    rule = JSON.parse(text);
  } catch (error) {
    throw new FaultRuleError(`no JSON: ${(error as Error).message}`);
  }
  checkRule(rule);
  return rule as FaultRule;
}

/** The rule as JSON can show it. */
export function showRule(rule: FaultRule): FaultRule {
  return {
    ...rule,
    ...(rule.operation === undefined ? {} : { operation: String(rule.operation) }),
    ...(rule.times === Infinity ? { times: "always" as const } : {}),
  };
}

function ruleError(error: z.ZodError, under: readonly string[]): FaultRuleError {
  const lines = error.issues.map((issue) => {
    const path = [...under, ...issue.path].join(".");
    return path === "" ? issue.message : `${path}: ${issue.message}`;
  });
  return new FaultRuleError(lines.join("\n"));
}
