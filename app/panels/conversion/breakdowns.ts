import type { TextKey } from "../../i18n/text-key";
import { sessionFactsOf, type ConversionDays } from "../../metrics/conversion/days";
import { sumSessions, type SessionFacts } from "../../metrics/conversion/facts";
import type { MetricDefinition } from "../../metrics/metric";
import type { SessionsPart } from "../../store/shopify-sessions.server";
import type { BreakdownRow, BreakdownView } from "./view";

const dimensions: { id: BreakdownView["id"]; title: TextKey; rowHeading: TextKey }[] = [
  {
    id: "device",
    title: "conversion.breakdowns.device",
    rowHeading: "conversion.breakdowns.deviceHeading",
  },
  {
    id: "referrer",
    title: "conversion.breakdowns.referrer",
    rowHeading: "conversion.breakdowns.referrerHeading",
  },
  {
    id: "landing_page",
    title: "conversion.breakdowns.landingPage",
    rowHeading: "conversion.breakdowns.landingPageHeading",
  },
];

const known = new Map<string, TextKey>([
  ["device mobile", "conversion.values.mobile"],
  ["device desktop", "conversion.values.desktop"],
  ["device tablet", "conversion.values.tablet"],
  ["referrer direct", "conversion.values.direct"],
  ["referrer search", "conversion.values.search"],
  ["referrer social", "conversion.values.social"],
  ["referrer email", "conversion.values.email"],
  ["referrer paid", "conversion.values.paid"],
  ["referrer unknown", "conversion.values.unknown"],
]);

// A longer list is no longer read; what is not on it is summed up.
const mostRows = 50;

/** Visits by device, referrer and landing page; what none is named for adds up to all visits. */
export function buildBreakdowns(
  current: ConversionDays,
  parts: readonly SessionsPart[],
  columns: readonly MetricDefinition<SessionFacts>[],
): BreakdownView[] {
  const withPages = new Set(current.landingPageDays);
  return dimensions.flatMap(({ id, ...texts }) => {
    const own = parts.filter(({ dimension }) => dimension === id);
    const days = current.days.filter(
      ({ day, sessions }) => sessions !== null && (id !== "landing_page" || withPages.has(day)),
    );
    if (own.length === 0) return [];
    const listed = own.slice(0, mostRows);
    const all = sumSessions(days.map(sessionFactsOf).filter((facts) => facts !== null));
    const rest = subtract(all, sumSessions(listed));
    const toRow = (facts: SessionFacts, row: Omit<BreakdownRow, "values">): BreakdownRow => ({
      ...row,
      values: columns.map((metric) => metric.compute(facts)),
    });
    const rows = listed.map((part) =>
      toRow(part, {
        id: part.value,
        value: part.value,
        label:
          part.value === ""
            ? "conversion.values.none"
            : (known.get(`${id} ${part.value.toLowerCase()}`) ?? null),
      }),
    );
    if (rest.sessions > 0) {
      // No value has a line break.
      rows.push(toRow(rest, { id: "\n", value: "", label: "conversion.values.others" }));
    }
    return [{ id, ...texts, knownDays: days.length, rows }];
  });
}

/** Never below nothing: days are asked for at other times than their parts. */
function subtract(all: SessionFacts, part: SessionFacts): SessionFacts {
  const left = (a: number, b: number) => Math.max(a - b, 0);
  return {
    sessions: left(all.sessions, part.sessions),
    cartAdditions: left(all.cartAdditions, part.cartAdditions),
    reachedCheckout: left(all.reachedCheckout, part.reachedCheckout),
    completedCheckout: left(all.completedCheckout, part.completedCheckout),
  };
}
