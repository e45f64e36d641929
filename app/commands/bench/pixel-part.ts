import { atMost, none, note, type BenchLine } from "./line";
import type { BenchContext, PartResult } from "./part";
import { benchPixel } from "./pixel";

// A tenth of it is waited for other events on purpose; nobody in the shop waits for the answer.
const longestAnswerMs = 1_000;

/** Storefront pixels at a pace of several million visits a month. */
export async function runPixel({ server, isQuick, say }: BenchContext): Promise<PartResult> {
  const result = await benchPixel({ server, seconds: isQuick ? 5 : 60, say });
  const { sent, lost, answers, p50Ms, p99Ms, rollUpMs } = result;
  const others = sent - (answers["204"] ?? 0);
  const figure = (measure: string, value: number, unit: BenchLine["unit"]) => ({
    ...{ part: "pixel", measure, value, unit },
  });
  return {
    lines: [
      note(figure("stored and answered, half of them within", p50Ms, "ms")),
      atMost(longestAnswerMs, figure("stored and answered, 99 % within", p99Ms, "ms")),
      none(figure(`answered otherwise of ${sent}`, others, "events")),
      none(figure(`lost of ${sent}`, lost, "events")),
      note(figure("adding up the days", rollUpMs, "ms")),
    ],
    details: result,
  };
}
