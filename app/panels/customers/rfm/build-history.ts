import { z } from "zod";
import { compare } from "../../../metrics/comparison";
import { rfmGroups } from "../../../metrics/retention/rfm";
import { minorPerCustomer } from "../../../metrics/retention/cohort-values";
import type { GroupPoint, RfmHistory } from "../../../metrics/retention/rfm-history";
import { leastForFifths } from "./limits";
import { historyMeasures, type HistoryMeasure, type RfmHistoryView } from "./view";

const choices = z.object({
  measure: z.enum(historyMeasures).catch("customers"),
  group: z.enum(rfmGroups).exclude(["PROSPECTS"]).catch("CHAMPIONS"),
});

/** The groups over time, as the address asks for them. */
export function buildHistory(history: RfmHistory, params: URLSearchParams): RfmHistoryView {
  const { measure, group } = choices.parse({
    measure: params.get("history"),
    group: params.get("group"),
  });
  const isEnough = history.days.map(
    (_, at) =>
      history.groups.reduce((sum, { points }) => sum + (points[at]?.customers ?? 0), 0) >=
      leastForFifths,
  );
  const days = history.days.filter((_, at) => isEnough[at]);
  // Of one month and another, not from one to another.
  const isFlow = measure === "joined" || measure === "left";
  const unit = measure === "net" || measure === "each" ? "money" : "count";
  return {
    measure,
    group,
    days,
    leftOut: history.days.length - days.length,
    rows: history.groups.map(({ group: of, points }) => {
      const values = points.flatMap((point, at) => (isEnough[at] ? [valueOf(measure, point)] : []));
      return {
        group: of,
        values,
        change: isFlow ? null : compare(unit, values.at(-1) ?? null, values[0] ?? null),
      };
    }),
  };
}

function valueOf(measure: HistoryMeasure, point: GroupPoint): number | null {
  switch (measure) {
    case "customers":
      return point.customers;
    case "net":
      return point.netMinor;
    case "each":
      return minorPerCustomer(point.netMinor, point.customers);
    case "joined":
      return point.joined;
    case "left":
      return point.left;
  }
}
