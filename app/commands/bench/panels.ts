import { z } from "zod";
import { buildProgram } from "./built-program";
import { measuredEnv, runToEnd, type MeasuredDatabase } from "./measured-process";

const times = z.object({ p50: z.number(), p95: z.number() });
const measuredSchema = z.object({
  orders: z.number(),
  rollupRows: z.number(),
  foldSeconds: z.number(),
  foldOneMs: times,
  packOneMs: times,
  loaders: z.record(z.string(), times),
  cohorts: z.record(z.string(), times),
  rivals: z.record(z.string(), z.object({ ours: z.number(), raw: z.number(), duckdb: z.number() })),
});
export type PanelsResult = z.output<typeof measuredSchema>;

/**
 * How fast what the panels load is, in one shop of this many orders beside others, and how fast the
 * same questions are over raw orders. Milliseconds. Needs the build.
 */
export async function benchPanels(
  database: MeasuredDatabase,
  size: { orders: number; others: number; calls: number },
): Promise<PanelsResult> {
  const env = measuredEnv(database);
  await runToEnd(["build/server/migrate.js"], env);
  const program = await buildProgram("app/commands/bench/panels-run.ts");
  const args = [size.orders, size.others, size.calls].map(String);
  return measuredSchema.parse(JSON.parse(await runToEnd([program, ...args], env)));
}
