import { benchInbox } from "./inbox";
import { atMost, none, note, type BenchLine } from "./line";
import type { BenchContext, PartResult } from "./part";

/** Webhooks at a pace few shops ever see, and through an outage of the database. */
export async function runInbox({ server, isQuick, say }: BenchContext): Promise<PartResult> {
  const seconds = isQuick ? 4 : 60;
  const result = await benchInbox({
    ...{ server, seconds, outageSeconds: isQuick ? 1 : 10, say },
    // Of each, the local store tells twice or more.
    burstOrders: isQuick ? 50 : 2_500,
  });
  const { burst, answersInOutage, failuresBefore, lost, sent } = result;
  // Whoever was not answered in time is no matter of what is answered, and sent again as well.
  const others = Object.entries(answersInOutage)
    .filter(([status]) => !["0", "200", "503"].includes(status))
    .reduce((sum, [, count]) => sum + count, 0);
  const figure = (measure: string, value: number, unit: BenchLine["unit"]) => ({
    ...{ part: "inbox", measure, value, unit },
  });
  return {
    lines: [
      note(figure("answer, half of them within", result.p50Ms, "ms")),
      atMost(100, figure("answer, 99 % within", result.p99Ms, "ms")),
      atMost(0, figure(`not kept at once of ${sent / 2}`, failuresBefore, "webhooks")),
      note(figure("503 while the database was away", answersInOutage["503"] ?? 0, "webhooks")),
      atMost(0, figure("without an answer in time then", answersInOutage["0"] ?? 0, "webhooks")),
      none(figure("neither 200 nor 503 then", others, "webhooks")),
      none(figure(`lost of ${sent}`, lost, "webhooks")),
      atMost(
        300,
        figure(`until the rest of ${result.backlog} was processed`, result.drainSeconds, "s"),
      ),
      note(figure(`webhooks of ${burst.orders} orders placed at once`, burst.webhooks, "webhooks")),
      none(figure("orders of these that are missing", burst.missing, "orders")),
      atMost(300, figure("until these were processed and added up", burst.seconds, "s")),
    ],
    details: result,
  };
}
