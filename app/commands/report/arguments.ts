import { parseArgs, type ParseArgsConfig } from "node:util";
import { z } from "zod";
import { AppError } from "../../lib/errors";
import { createShopCalendar } from "../../lib/shop-day";
import { parseSpendFiles, spendOptions, type SpendFiles } from "../spend/arguments";

/** A merchant's own exports, by what they hold. */
export interface ExportPaths {
  products?: string;
  orders?: string;
  customers?: string;
}

/** What a store is made of: a merchant's files, or a number to draw it from. */
export interface StoreSource {
  /** Null: the store is generated. */
  files: ExportPaths | null;
  taxonomy?: string;
  timezone?: string;
  currency?: string;
  seed?: string;
  /** About how many, where the store is generated. */
  productCount?: string;
  orderCount?: string;
}

export interface ReportArguments extends StoreSource {
  /** Shop days; undefined: what the store begins or ends with. */
  from?: string;
  to?: string;
  spend: SpendFiles;
  isJson: boolean;
  wantsHelp: boolean;
}

/** Options that say what the store is made of, of every command that starts one. */
export const sourceOptions = {
  products: { type: "string" },
  orders: { type: "string" },
  customers: { type: "string" },
  taxonomy: { type: "string" },
  timezone: { type: "string" },
  currency: { type: "string" },
  seed: { type: "string" },
} as const;

const options = {
  ...sourceOptions,
  ...spendOptions,
  from: { type: "string" },
  to: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export const reportHelp = `npm run report -- [options]

Sales from gross to total, by day, as Shelfwise shows them: of your own exports, or of a generated store.

  --products FILE    products_export.csv of the Shopify admin
  --orders FILE      orders_export.csv
  --customers FILE   customers_export.csv
  --taxonomy FILE    Shopify's published categories.txt (a selection is built in)
  --timezone ZONE    the shop's, e.g. Europe/Berlin (files: found from their times;
                     generated: America/New_York)
  --currency CODE    the shop's, ISO 4217 (files: that of most orders; generated: USD)
  --seed N           without files: another number, another store (7)
  --products N, --orders N
                     without files: about how many (1000, 30000)
  --spend FILE       marketing spend by day: an export of Google Ads, Meta Ads Manager,
                     TikTok Ads or Microsoft Ads, or columns date, channel, campaign, spend,
                     currency (repeatable)
  --spend-rate C=R   what one unit of another currency in it is in the shop's, e.g. EUR=1.08
  --from DAY         first day of the report, e.g. 2026-01-31 (the first with data)
  --to DAY           the end of observation: nothing later is seen (files: the last day of
                     the orders; generated: yesterday)
  --json             one line of JSON on stdout; everything else goes to stderr
  -h, --help         this text

Exit status: 0 if the report was made, 1 if that failed, 2 if the options or files are at fault.
`;

/** Throws an AppError("invalid_input") that names the option and says what to change. */
export function parseReportArguments(args: readonly string[]): ReportArguments {
  const {
    from,
    to,
    json,
    help,
    spend,
    "spend-rate": rates,
    ...source
  } = readOptions(args, options);
  const days = z
    .object({ from: day("from"), to: day("to") })
    .refine((range) => !range.from || !range.to || range.from <= range.to, {
      error: `--from (${from}) is after --to (${to}).`,
    });
  return {
    ...parseSource(source),
    ...check(days, { from, to }),
    spend: parseSpendFiles({ spend, "spend-rate": rates }),
    isJson: json ?? false,
    wantsHelp: help ?? false,
  };
}

/** What the store is to be made of; throws an AppError("invalid_input") that names the option. */
export function parseSource(
  values: Partial<Record<keyof typeof sourceOptions, string>>,
): StoreSource {
  const { taxonomy, timezone, currency, seed } = check(sourceSchema, values);
  const [products, orders] = [
    readCountOrFile("products", values.products),
    readCountOrFile("orders", values.orders),
  ];
  const files: ExportPaths = clean({
    products: products?.file,
    orders: orders?.file,
    customers: fileOnly("customers", values.customers),
  });
  const hasFiles = Object.keys(files).length > 0;
  if (hasFiles) {
    for (const [name, value] of Object.entries({ products, orders })) {
      if (value?.count === undefined) continue;
      throw invalid(
        `--${name} ${value.count} asks for a generated store, but a file was given too: ` +
          "nothing is generated beside a merchant's own data. Give files only, or none.",
      );
    }
  }
  return {
    files: hasFiles ? files : null,
    ...clean({
      taxonomy,
      timezone,
      currency,
      seed,
      productCount: products?.count,
      orderCount: orders?.count,
    }),
  };
}

/** What has no effect beside what else was asked for, in words; empty: nothing. */
export function noteUnused({ seed }: StoreSource, hasFiles: boolean): string[] {
  return hasFiles && seed !== undefined
    ? ["--seed has no effect: with files, nothing is made up."]
    : [];
}

/** Throws an AppError("invalid_input") where a report would begin after its last day; null: not known. */
export function refuseLateStart(from: string | undefined, lastDay: string | null): void {
  if (from === undefined || lastDay === null || from <= lastDay) return;
  throw invalid(`--from (${from}) is after the last day (${lastDay}).`);
}

/** What to do about a word that is no option; the usual reason is that npm has kept the options to itself. */
function explainOption(error: TypeError): string {
  const stray = /^Unexpected argument '(.*?)'/s.exec(error.message)?.[1];
  if (stray !== undefined) {
    return (
      `"${stray}" stands without an option before it, such as --orders ${stray}. npm keeps options to itself ` +
      'unless "--" stands before them, as in: npm run report -- --orders orders_export.csv. --help lists them all.'
    );
  }
  return `${error.message.split(". To specify")[0] ?? ""}. --help lists them all.`;
}

/** Options by name; throws an AppError("invalid_input") for what none of them is. */
export function readOptions<O extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: O,
) {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options, strict: true, tokens: true });
    const names = tokens.flatMap((token) =>
      token.kind === "option" && !options[token.name]?.multiple ? token.name : [],
    );
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw invalid(`--${twice} is given twice.`);
    return values;
  } catch (error) {
    // Node's own words name the option; what follows is about its way to escape arguments.
    if (error instanceof TypeError) throw invalid(explainOption(error));
    throw error;
  }
}

const wholeNumber = /^\d{1,9}$/;
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

const sourceSchema = z.object({
  taxonomy: path("taxonomy"),
  timezone: z
    .string()
    .refine(isZone, "--timezone must be an IANA time zone such as Europe/Berlin.")
    .optional(),
  currency: z
    .string()
    .refine((code) => currencies.has(code), "--currency must be an ISO 4217 code such as EUR.")
    .optional(),
  seed: z.string().regex(wholeNumber, "--seed must be a whole number.").optional(),
});

function day(name: string) {
  return z.iso.date(`--${name} must be a day such as 2026-01-31.`).optional();
}

function path(name: string) {
  return z.string().min(1, `--${name} must be followed by a file.`).optional();
}

/** A number means how many to generate; anything else is a file. */
function readCountOrFile(
  name: string,
  value: string | undefined,
): { count?: string; file?: string } | undefined {
  if (value === undefined) return undefined;
  if (wholeNumber.test(value)) return { count: value };
  if (/^[-+]?\d+([.,]\d+)?$/.test(value)) {
    throw invalid(`--${name} must be a file, or a whole number to generate that many.`);
  }
  return { file: check(path(name), value) };
}

function fileOnly(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && wholeNumber.test(value)) {
    throw invalid(`--${name} must be a file: how many there are follows from the orders.`);
  }
  return check(path(name), value);
}

function isZone(zone: string): boolean {
  try {
    createShopCalendar(zone);
    return true;
  } catch {
    return false;
  }
}

function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map(({ message }) => message).join("\n"));
}

function invalid(message: string): AppError {
  return new AppError("invalid_input", message);
}

function clean<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
