import { z } from "zod";
import { parseDecimal } from "../lib/money";

// Shapes that several resources share.

/** ISO 8601 with a zone, as Shopify writes DateTime. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
export const gid = z.string().startsWith("gid://shopify/");
export const reference = z.object({ id: gid });
const decimalText = /^-?\d+(\.\d+)?$/;
export const decimal = z.string().regex(decimalText);

export interface MoneySet {
  shopMoney: { amount: string };
}

// One look, where two nested objects would be made anew: a history has millions of them.
export const moneySet = z.custom<MoneySet>().check(({ value, issues }) => {
  const amount = (value as Partial<MoneySet> | null)?.shopMoney?.amount;
  if (typeof amount !== "string" || !decimalText.test(amount))
    issues.push({ code: "custom", input: value, path: ["shopMoney", "amount"] });
});

export const taxLine = z.object({ priceSet: moneySet });

/** Shop money of a set in minor units. */
export function minorOf(set: MoneySet, currency: string): number {
  return parseDecimal(set.shopMoney.amount, currency);
}

export function minorOrNull(set: MoneySet | null, currency: string): number | null {
  return set === null ? null : minorOf(set, currency);
}

export function sumTaxMinor(lines: readonly z.infer<typeof taxLine>[], currency: string): number {
  return lines.reduce((sum, line) => sum + minorOf(line.priceSet, currency), 0);
}

/** One page of a connection; its nodes are parsed by who knows them. */
export const connectionPage = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
