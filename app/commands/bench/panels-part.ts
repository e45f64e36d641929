import { inFolder } from "./in-folder";
import { atLeast, atMost, note, type BenchLine } from "./line";
import { benchPanels, type PanelsResult } from "./panels";
import type { BenchContext, PartResult } from "./part";

// What a reader of a page does not notice, and what they wait for without a thought elsewhere.
const serverLimitMs = 100;
const embeddedLimitMs = 400;
const cohortLimitMs = 300;

const line = (name: string, orders: number, measure: string, value: number) =>
  ({
    part: "panels",
    measure: `${name}, ${orders.toLocaleString("en")} orders: ${measure}`,
    value,
    unit: "ms",
  }) as const;

const sizeOf = (orders: number, isQuick: boolean) => ({
  orders,
  others: isQuick ? 1 : 20,
  calls: isQuick ? 2 : 20,
});

/** What the panels load, at several sizes of a shop, against the same questions over raw orders. */
export async function runPanels({
  server,
  isQuick,
  orders: most,
  say,
}: BenchContext): Promise<PartResult> {
  const lines: BenchLine[] = [];
  const details: Record<string, PanelsResult> = {};
  const smaller = [10_000, 100_000].filter((orders) => orders < most);
  const sizes = isQuick ? [300, 900] : [...smaller, most];
  const largest = sizes.at(-1) ?? 0;
  const bySize = new Map<number, PanelsResult>();
  for (const orders of sizes) {
    const { url } = await server.addDatabase();
    say(`panels: ${orders.toLocaleString("en")} orders on PostgreSQL`);
    const result = await benchPanels({ url }, sizeOf(orders, isQuick));
    details[orders] = result;
    bySize.set(orders, result);
    for (const [loader, { p50, p95 }] of Object.entries(result.loaders)) {
      const figure = line("PostgreSQL", orders, `${loader}, p95`, p95);
      lines.push(note(line("PostgreSQL", orders, `${loader}, p50`, p50)));
      lines.push(orders === largest ? atMost(serverLimitMs, figure) : note(figure));
    }
    for (const [filter, { p50, p95 }] of Object.entries(result.cohorts)) {
      lines.push(note(line("PostgreSQL", orders, `Cohorts by ${filter}, p50`, p50)));
      const figure = line("PostgreSQL", orders, `Cohorts by ${filter}, p95`, p95);
      lines.push(orders === largest ? atMost(cohortLimitMs, figure) : note(figure));
    }
    const one = line("PostgreSQL", orders, "folding one changed order, p50", result.foldOneMs.p50);
    lines.push(orders === largest ? atMost(20, one) : note(one));
    const again = line("PostgreSQL", orders, "its columns again, p50", result.packOneMs.p50);
    lines.push(note(again));
    lines.push(
      note({ ...line("PostgreSQL", orders, "folding all", result.foldSeconds), unit: "s" }),
    );
  }
  const [small, large] = [bySize.get(sizes[0] ?? 0), bySize.get(largest)];
  for (const [loader, { p50 }] of Object.entries((sizes.length > 1 && large?.loaders) || {})) {
    const before = small?.loaders[loader]?.p50 ?? 0;
    const most = /^(Home|Sales|by total),/.test(loader) ? 1.5 : 3;
    const measureOf = `PostgreSQL: ${loader}, largest against smallest, p50`;
    lines.push(
      atMost(most, { part: "panels", measure: measureOf, value: p50 / before, unit: "x" }),
    );
  }
  const goals: Record<string, number> = { "sales by day": 3, cohorts: 20 };
  for (const [question, { ours, raw, duckdb }] of Object.entries(large?.rivals ?? {})) {
    const rival = (name: string, value: number) =>
      ({
        part: "panels",
        measure: `${question}: times faster than ${name}`,
        value,
        unit: "x",
      }) as const;
    const goal = goals[question];
    lines.push(note(rival("raw orders on PostgreSQL", raw / ours)));
    const against = rival("DuckDB", duckdb / ours);
    lines.push(goal === undefined ? note(against) : atLeast(goal, against));
  }
  return { lines, details };
}

/** The same in the embedded database, in one shop. */
export async function runEmbedded({
  isQuick,
  orders: most,
  say,
}: BenchContext): Promise<PartResult> {
  const orders = isQuick ? 300 : Math.min(most, 200_000);
  say(`embedded: ${orders.toLocaleString("en")} orders on PGlite`);
  const result = await inFolder((dataDir) => benchPanels({ dataDir }, sizeOf(orders, isQuick)));
  const lines = Object.entries(result.loaders).map(([loader, { p95 }]) =>
    atMost(embeddedLimitMs, { ...line("PGlite", orders, `${loader}, p95`, p95), part: "embedded" }),
  );
  return { lines, details: result };
}
