import { parseArgs } from "node:util";
import { z } from "zod";
import { isTimezone } from "./shop-settings";
import type { DevStoreOptions, ProtectedDataLevel } from "./types";
import type { StoreSettings } from "../world/types";

const wholeNumber = z.coerce.number().int().min(0);
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
});

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
      options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
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
    taxesIncluded: given["taxes-included"] && given["taxes-included"] === "on",
  });
  const bulkAgreements = given["bulk-agreements"];
  return withoutUndefined({
    settings,
    port: given.port,
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
  });
}

function withoutUndefined<T extends object>(
  record: T,
): { [K in keyof T]: Exclude<T[K], undefined | ""> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined | ""> };
}
