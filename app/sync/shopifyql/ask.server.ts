import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server";
import { shopifyqlQuery } from "../../admin-api/documents/shopifyql";
import { AppError } from "../../lib/errors";

/** A row of a report by the names of its columns; Shopify writes most values as texts. */
export type ReportRow = Record<string, string | number | null>;

/** Rows, or why Shopify could not read the question: it does not know a name, say. */
export type ReportAnswer =
  { kind: "rows"; rows: ReportRow[] } | { kind: "unreadable"; errors: string[] };

const answerSchema = z.object({
  shopifyqlQuery: z.object({
    parseErrors: z.array(z.string()),
    tableData: z
      .object({
        rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
      })
      .nullable(),
  }),
});

/**
 * Asks one of Shopify's reports. Throws missing_scope where read_reports, or the approval for protected
 * customer data, is missing; upstream_invalid where the answer has another shape.
 */
export async function askShopifyql(client: AdminClient, query: string): Promise<ReportAnswer> {
  const { data } = await client.query(shopifyqlQuery, { query });
  const parsed = answerSchema.safeParse(data);
  if (!parsed.success) throw unexpected("the whole answer", parsed.error);
  const { parseErrors, tableData } = parsed.data.shopifyqlQuery;
  if (parseErrors.length > 0 || !tableData) return { kind: "unreadable", errors: parseErrors };
  return { kind: "rows", rows: tableData.rows };
}

/** The first of several ways to ask that Shopify can read, and which that was. */
export async function askFirstReadable(
  client: AdminClient,
  queries: readonly string[],
): Promise<{ answer: ReportAnswer; index: number }> {
  let answer: ReportAnswer = { kind: "unreadable", errors: [] };
  for (const [index, query] of queries.entries()) {
    answer = await askShopifyql(client, query);
    if (answer.kind === "rows") return { answer, index };
  }
  return { answer, index: queries.length };
}

/** The rows in our shape. Throws upstream_invalid naming the column, never its value. */
export function parseRows<S extends z.ZodType>(
  schema: S,
  rows: readonly ReportRow[],
): z.output<S>[] {
  return rows.map((row) => {
    const parsed = schema.safeParse(row);
    if (!parsed.success) throw unexpected("a row", parsed.error);
    return parsed.data;
  });
}

/** Where Shopify cannot read any way of asking: its own words, which name what it does not know. */
export function unreadable({ errors }: { errors: readonly string[] }): AppError {
  return new AppError(
    "invalid_input",
    "Shopify could not read the question for a report.",
    errors.join(" "),
  );
}

function unexpected(what: string, { issues: [issue] }: z.ZodError): AppError {
  return new AppError(
    "upstream_invalid",
    `A report does not have the expected shape: ${what}, at "${issue?.path.join(".") ?? ""}".`,
  );
}

/** "2026-11-22" of "2026-11-22" or "2026-11-22T00:00:00". */
export const reportDay = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .transform((text) => text.slice(0, 10));

/** A whole number as a text or a number; nothing is 0. */
export const reportCount = z
  .union([z.string().regex(/^-?\d+(\.0+)?$/), z.number(), z.null()])
  .transform((value) => Math.round(Number(value ?? 0)));

/** An amount as a decimal text; nothing is 0. */
export const reportAmount = z
  .union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number(), z.null()])
  .transform((value) => (value === null ? "0" : decimalText(value)));

function decimalText(value: string | number): string {
  if (typeof value === "string") return value;
  // Never 1e-7, which no amount needs.
  return value.toFixed(6);
}
