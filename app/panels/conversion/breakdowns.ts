import type { TextKey } from "../../i18n/text-key";
import { sessionFactsOf, type ConversionDays } from "../../metrics/conversion/days";
import { sumSessions, type SessionFacts } from "../../metrics/conversion/facts";
import type { MetricDefinition } from "../../metrics/metric";
import { isMarketingChannel } from "../../lib/marketing-channel";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { BreakdownId, BreakdownRow, BreakdownView } from "./view";

/** What a range's visits of one kind amount to. */
export interface VisitsPart extends SessionFacts {
  dimension: BreakdownId;
  value: string;
  /** What the value is called; absent or null: by itself. */
  title?: string | null;
}

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
  {
    id: "channel",
    title: "conversion.breakdowns.channel",
    rowHeading: "conversion.breakdowns.channelHeading",
  },
  {
    id: "product",
    title: "conversion.breakdowns.product",
    rowHeading: "conversion.breakdowns.productHeading",
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
  parts: readonly VisitsPart[],
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
        value: part.title ?? part.value,
        label: labelOf(part),
      }),
    );
    // A visit sees many products: these do not add up to all visits, and nothing is left over.
    const isWhole = id !== "product";
    if (isWhole && rest.sessions > 0) {
      // No value has a line break.
      rows.push(toRow(rest, { id: "\n", value: "", label: "conversion.values.others" }));
    }
    return [{ id, ...texts, knownDays: days.length, isWhole, rows }];
  });
}

/** Null: the value is shown as it is. */
function labelOf({ dimension, value }: VisitsPart): TextKey | null {
  if (value === "") return "conversion.values.none";
  if (dimension === "channel" && isMarketingChannel(value)) return marketingChannelTexts[value];
  return known.get(`${dimension} ${value.toLowerCase()}`) ?? null;
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
