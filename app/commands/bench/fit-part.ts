import { z } from "zod";
import { atMost, note } from "./line";
import { runToEnd } from "./measured-process";
import type { BenchContext, PartResult } from "./part";

const measuredSchema = z.object({
  customers: z.number(),
  histories: z.number(),
  seconds: z.number(),
  peakMb: z.number(),
  ratios: z.record(z.string(), z.number()),
});

/** Both models of lifetime value, fitted, predicted from and tried on the past, of customers made by them. */
export async function runFit({ isQuick, say }: BenchContext): Promise<PartResult> {
  const customers = isQuick ? 5_000 : 1_000_000;
  const size = customers.toLocaleString("en");
  say(`fit: ${size} customers`);
  // As much as the app gives it.
  const program = [
    "--max-old-space-size=400",
    "--import",
    "tsx",
    "app/commands/bench/fit-run.ts",
    String(customers),
  ];
  const result = measuredSchema.parse(JSON.parse(await runToEnd(program, {})));
  const worst = Math.max(...Object.values(result.ratios).map((ratio) => Math.abs(ratio - 1)));
  const figure = (measure: string) => ({ part: "fit", measure: `${size} customers: ${measure}` });
  const lines = [
    atMost(10, {
      ...figure("both models, predictions, back-test"),
      value: result.seconds,
      unit: "s",
    }),
    atMost(500, { ...figure("peak memory of the process"), value: result.peakMb, unit: "MB" }),
    note({ ...figure("distinct histories"), value: result.histories, unit: "figures" }),
    note({ ...figure("farthest parameter from the true one"), value: worst * 100, unit: "%" }),
  ];
  return { lines, details: result };
}
