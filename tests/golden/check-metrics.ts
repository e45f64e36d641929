import { expect, it } from "vitest";
import { allMetrics } from "../../app/metrics/registry";
import type { MetricUnit } from "../../app/metrics/metric";
import { cellOf, cohorts, conversion, home, overview, profit, repeat } from "./ask";
import { readProductFigures } from "./check-products";
import { monthOf } from "./check-sales";
import { range, type GoldenShop } from "./open-golden";
import { readTable, textOf, toCents, toNumber } from "./read-table";

/** Every metric of the registry, where a page shows it. */
export function checkMetrics(golden: GoldenShop): void {
  it.each([
    ["all", range],
    ["march", monthOf("2026-03")],
  ] as const)("every metric of the golden shop is as worked out: %s", async (column, days) => {
    const shown = await readFigures(golden, days);
    const expected = new Map(
      readTable("metrics").flatMap((row) =>
        textOf(row, "all").startsWith("in none: ")
          ? []
          : [[textOf(row, "metric"), textOf(row, column)] as const],
      ),
    );
    for (const { id, unit } of allMetrics) {
      const text = expected.get(id);
      if (text === undefined) continue;
      const value = shown.get(id);
      if (value === undefined || value === null) throw new Error(`No page shows ${id}`);
      const isExact = unit === "money" || unit === "count";
      if (isExact) expect([id, value]).toEqual([id, valueOf(text, unit)]);
      else expect(value, id).toBeCloseTo(valueOf(text, unit), 10);
    }
  });
}

/** Where several pages show a metric, they must agree. */
async function readFigures(golden: GoldenShop, days: { from: string; to: string }) {
  const [onHome, sales, profits, visits] = [
    await home(golden, days),
    await overview(golden, days),
    await profit(golden, days),
    await conversion(golden, days),
  ];
  if (visits.checkouts.state !== "known") throw new Error("Checkouts are not known");
  const month = profits.tables.month;
  const ofProducts = await readProductFigures(golden, days);
  const figures = [
    ...onHome.figures,
    ...sales.chain,
    ...sales.figures,
    ...sales.rates,
    ...sales.apart,
    ...sales.table.columns.map(({ id }, index) => ({
      id,
      value: sales.table.total[index] ?? null,
    })),
    ...profits.figures,
    ...month.columns.map(({ id }) => ({ id, value: cellOf(month.columns, month.total, id) })),
    ...visits.checkouts.figures,
    ...ofProducts,
    ...(await repeat(golden, days)).figures,
    ...(await readCohortFigures(golden)),
  ];
  const shown = new Map<string, number | null>();
  for (const { id, value } of figures) {
    if (shown.has(id)) expect([id, value]).toEqual([id, shown.get(id)]);
    shown.set(id, value);
  }
  return shown;
}

/** Of all cohorts in month 1, and of February's to month 1. */
async function readCohortFigures(golden: GoldenShop) {
  const came = await cohorts(golden, { horizon: "90" });
  const net = await cohorts(golden, { show: "net" });
  const ofNovember = came.heat.rows.find(({ from }) => from === "2025-11-01");
  const february = net.heat.rows.find(({ from }) => from === "2026-02-01");
  return [
    { id: "cohort-retention", value: came.heat.all[1] ?? null },
    { id: "cohort-value", value: february?.cells[1]?.value ?? null },
    { id: "cohort-cac", value: february?.cac ?? null },
    { id: "ltv-to-cac", value: ofNovember?.worthToCost ?? null },
    {
      id: "payback-period",
      value: february?.payback.kind === "after" ? february.payback.periods : null,
    },
  ];
}

/** Amounts are cents. */
function valueOf(text: string, unit: MetricUnit): number {
  if (unit === "money") return toCents(text);
  if (unit === "count") return Number(text);
  return toNumber(text);
}
