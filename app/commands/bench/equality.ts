import { readAllScopes } from "../app-config";
import { askStore } from "../ask-store";
import { followBackfill } from "../follow-backfill";
import { startStack } from "../stack";
import { compareDays, type Column, type DayFigures, type Differing } from "./equality-days";
import { measuredSchema } from "./equality-figures";
import { measuredEnv, runToEnd, type MeasuredDatabase } from "./measured-process";

export interface EqualityOptions {
  timezone: string;
  /** ISO 4217 */
  currency: string;
  taxesIncluded: boolean;
  /** About how many. */
  orders: number;
  products: number;
  seed: number;
  /** Sales of all orders in one bulk operation, or page by page where they are not plain. */
  bulkAgreements: boolean;
  database: MeasuredDatabase;
  say: (line: string) => void;
}

export interface EqualityResult {
  ordersRead: number;
  days: number;
  /** Days on which something was sold or came back. */
  busyDays: number;
  differing: Differing[];
  /** From the first request of the merchant until everything was read. */
  seconds: number;
}

/** Its columns of the sales report, and what they are compared with. */
const columns = {
  grossMinor: "gross_sales",
  discountsMinor: "discounts",
  returnsMinor: "returns",
  netMinor: "net_sales",
  shippingMinor: "shipping_charges",
  taxesMinor: "taxes",
  totalMinor: "total_sales",
  dutiesMinor: "duties",
  feesMinor: "additional_fees",
  orders: "orders",
} as const satisfies Record<Column, string>;

/**
 * Reads a whole history of a local store and compares every day of it with the sales report of the
 * store, which is worked out apart from the orders that were read. Needs the build.
 */
export async function measureEquality(options: EqualityOptions): Promise<EqualityResult> {
  const { database, timezone, currency, say } = options;
  const stack = await startStack({
    ...("url" in database ? { databaseUrl: database.url } : { dataDir: database.dataDir }),
    store: {
      installed: "on",
      scopes: await readAllScopes(),
      timezone,
      currency,
      "taxes-included": options.taxesIncluded ? "on" : "off",
      orders: String(options.orders),
      products: String(options.products),
      seed: String(options.seed),
      plan: "plus",
      "bulk-speed": "instant",
      "bulk-agreements": options.bulkAgreements ? "on" : "off",
    },
  });
  const { shop } = stack;
  let seconds: number;
  let theirs: Record<string, string | null>[];
  try {
    const began = performance.now();
    const { resources } = await followBackfill(stack, say);
    seconds = (performance.now() - began) / 1_000;
    const lacking = resources.filter(({ status }) => status !== "done");
    if (lacking.length > 0) {
      const names = lacking.map(({ resource }) => resource).join(", ");
      throw new Error(`Not all was read of ${shop}: ${names}`);
    }
    // Its history has 1,095 days; days before it are 0 on both sides.
    const show = `${Object.values(columns).join(", ")} TIMESERIES day SINCE -1100d UNTIL today`;
    theirs = await askStore(stack, `FROM sales SHOW ${show}`);
  } finally {
    await stack.close();
  }
  const days = theirs.map((row) => String(row.day).slice(0, 10));
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) throw new Error("The report has no days");
  const program = ["--import", "tsx", "app/commands/bench/equality-run.ts", shop, from, to];
  const ours = measuredSchema.parse(JSON.parse(await runToEnd(program, measuredEnv(database))));
  const expected = theirs.map((row, index): DayFigures => {
    const texts = Object.entries(columns).map(([column, name]) => [column, row[name] ?? null]);
    return { day: days[index] ?? "", texts: Object.fromEntries(texts) as DayFigures["texts"] };
  });
  return { ordersRead: ours.orders, seconds, ...compareDays(ours.days, expected, currency) };
}
