import { parseArgs } from "node:util";
import { z } from "zod";
import { parsePreset } from "../faults/presets";
import { FaultRuleError, parseRule } from "../faults/rule-schema";
import type { FaultRule } from "../faults/types";
import { isTimezone } from "./shop-settings";
import type { DevStoreOptions, ProtectedDataLevel } from "./types";
import { parseDay } from "../world/shop-time";
import type { StoreSettings } from "../world/types";

const wholeNumber = z.coerce.number().int().min(0);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;
const onOff = z.enum(["on", "off"]);

const optionsSchema = z.strictObject({
  port: wholeNumber.max(65_535).optional(),
  shop: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "must look like name.myshopify.com")
    .optional(),
  name: z.string().min(1).optional(),
  timezone: z.string().refine(isTimezone, "is no IANA time zone").optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be three capital letters")
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be two capital letters")
    .optional(),
  plan: z.enum(["standard", "advanced", "plus"]).optional(),
  seed: wholeNumber.optional(),
  orders: wholeNumber.optional(),
  products: wholeNumber.optional(),
  days: wholeNumber.min(1).optional(),
  until: z
    .string()
    .refine((text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)), {
      message: "must be an instant such as 2026-07-01T12:00:00Z",
    })
    .transform((text) => Date.parse(text))
    .optional(),
  to: z
    .string()
    .refine(
      (text) => text === "last-order" || parseDay(text) !== null,
      "must be a day such as 2026-07-01, or last-order",
    )
    .optional(),
  "products-csv": z.string().min(1).optional(),
  "orders-csv": z.string().min(1).optional(),
  "customers-csv": z.string().min(1).optional(),
  taxonomy: z.string().min(1).optional(),
  "taxes-included": onOff.optional(),
  "bulk-agreements": onOff.optional(),
  "bulk-speed": z.union([z.literal("instant"), z.coerce.number().positive()]).optional(),
  "app-url": z.url().optional(),
  "api-key": z.string().min(1).optional(),
  "api-secret": z.string().min(1).optional(),
  toml: z.string().min(1).optional(),
  scopes: z.string().optional(),
  installed: onOff.optional(),
  "token-lifetime": wholeNumber.min(1).optional(),
  "customer-data": z
    .enum(["0", "1", "2"], "must be 0 (none), 1 (without names and addresses) or 2 (all)")
    .transform((level) => Number(level) as ProtectedDataLevel)
    .optional(),
  fault: z
    .array(z.string())
    .transform(faultsBy((text) => [parseRule(text)]))
    .optional(),
  faults: z.array(z.string()).transform(faultsBy(parsePreset)).optional(),
});

/** Options that may be given several times. */
const REPEATABLE = ["fault", "faults"];

/** Thrown for bad command lines; the message lists what is wrong, one option per line. */
export class CliError extends Error {}

/** What `--help` and every complaint end with. */
export const USAGE = `Options: ${Object.keys(optionsSchema.shape)
  .map((name) => `--${name}`)
  .join(" ")}`;

/** Turns the arguments of the command line into the dev-store's options. */
export function parseCliOptions(args: readonly string[]): DevStoreOptions {
  const names = Object.keys(optionsSchema.shape);
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: Object.fromEntries(
        names.map((name) => [
          name,
          { type: "string" as const, multiple: REPEATABLE.includes(name) },
        ]),
      ),
    }));
  } catch (error) {
    throw new CliError(`${(error as Error).message}\n${USAGE}`);
  }
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map(
      (issue) => `--${issue.path.join(".")}: ${issue.message}`,
    );
    throw new CliError(`${complaints.join("\n")}\n${USAGE}`);
  }
  const given = parsed.data;
  const settings: Partial<StoreSettings> = withoutUndefined({
    shopDomain: given.shop,
    shopName: given.name,
    timezone: given.timezone,
    currency: given.currency,
    countryCode: given.country,
    plan: given.plan,
    seed: given.seed,
    orders: given.orders,
    products: given.products,
    historyDays: given.days,
    until: given.until,
    taxesIncluded: given["taxes-included"] && given["taxes-included"] === "on",
  });
  const faults = [...(given.fault ?? []), ...(given.faults ?? [])];
  const files = withoutUndefined({
    products: given["products-csv"],
    orders: given["orders-csv"],
    customers: given["customers-csv"],
  });
  const bulkAgreements = given["bulk-agreements"];
  return withoutUndefined({
    settings,
    port: given.port,
    exports: Object.keys(files).length > 0 ? files : undefined,
    taxonomy: given.taxonomy,
    observedUntil: given.to,
    appUrl: given["app-url"],
    apiKey: given["api-key"],
    apiSecret: given["api-secret"],
    tomlPath: given.toml,
    grantedScopes: given.scopes?.split(",").filter((scope) => scope !== ""),
    installed: given.installed && given.installed === "on",
    acceptsNonNodeConnectionsInBulk: bulkAgreements && bulkAgreements === "on",
    bulkSpeed: given["bulk-speed"],
    tokenLifetimeSeconds: given["token-lifetime"],
    protectedCustomerData: given["customer-data"],
    faults: faults.length > 0 ? faults : undefined,
  });
}

// A declaration, because the schema above is made with it.
function faultsBy(read: (text: string) => FaultRule[]) {
  return (texts: string[], context: z.RefinementCtx): FaultRule[] => {
    try {
      return texts.flatMap(read);
    } catch (error) {
      if (!(error instanceof FaultRuleError)) throw error;
      for (const message of error.message.split("\n")) {
        context.addIssue({ code: "custom", message });
      }
      return z.NEVER;
    }
  };
}

function withoutUndefined<T extends object>(
  record: T,
): { [K in keyof T]: Exclude<T[K], undefined | ""> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined | ""> };
}
