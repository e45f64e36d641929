import { measureEquality, type EqualityResult } from "./equality";
import { inFolder } from "./in-folder";
import { atLeast, none, note, type BenchLine } from "./line";
import type { MeasuredDatabase } from "./measured-process";
import type { BenchContext, PartResult } from "./part";

// Every zone and every number of decimals once: without daylight saving, with an hour of it, with half of one.
const equalShops = [
  { timezone: "UTC", currency: "JPY", taxesIncluded: true },
  { timezone: "America/New_York", currency: "USD", taxesIncluded: false },
  { timezone: "Australia/Lord_Howe", currency: "KWD", taxesIncluded: false },
];

// Both engines as well: they fold the sums with the same statements, but not with the same programs.
const ways = { bulk: "sales in bulk, PostgreSQL", pages: "sales by page, PGlite" };

/** Every day of whole histories against the local store's own sales report, in both ways to read sales. */
export async function runEquality({ server, isQuick, say }: BenchContext): Promise<PartResult> {
  const orders = isQuick ? 300 : 30_000;
  const lines: BenchLine[] = [];
  const details: Record<string, EqualityResult> = {};
  const measure = async (
    shop: (typeof equalShops)[number],
    mode: string,
    database: MeasuredDatabase,
  ) => {
    const name = `${shop.timezone}, ${shop.currency}, ${mode}`;
    say(`equality: ${orders.toLocaleString("en")} orders, ${name}`);
    const result = await measureEquality({
      ...shop,
      orders,
      products: isQuick ? 50 : 1_000,
      seed: 7,
      bulkAgreements: mode === ways.bulk,
      database,
      say: isQuick ? () => {} : say,
    });
    details[name] = result;
    const figure = (measure: string) => ({ part: "equality", measure: `${name}: ${measure}` });
    lines.push(
      note({ ...figure("days compared"), value: result.days, unit: "days" }),
      // Days of nothing are equal whatever is wrong.
      atLeast(1_000, { ...figure("days with sales"), value: result.busyDays, unit: "days" }),
      note({ ...figure("reading"), value: result.seconds, unit: "s" }),
      none({ ...figure("differences"), value: result.differing.length, unit: "figures" }),
    );
  };
  for (const shop of equalShops) {
    await measure(shop, ways.bulk, { url: (await server.addDatabase()).url });
    await inFolder((dataDir) => measure(shop, ways.pages, { dataDir }));
  }
  return { lines, details };
}
