import {
  farAway,
  farPast,
  intersectSpans,
  joinSpans,
  subtractSpans,
  type DaySpan,
} from "../../lib/day-spans";
import { groupBy } from "../../lib/group-by";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { ActivityKnowledge, ActivitySource, ForeignSpend } from "./activity-spend.server";
import type { EnteredSource } from "./entered-sources.server";
import type { SpendEnd } from "./spend-ends.server";

/** The days on which it is known what was spent on a channel, in order and apart. */
export interface ChannelKnowledge {
  channel: MarketingChannel;
  spans: DaySpan[];
}

// A channel that spent nothing in the last four weeks of which it is known has ended, and one that spent nothing
// in the first four had not begun: nobody exports what is not there. One that spent until then is waited for.
const quietDays = 28;

/** Days of which it is known what was spent on the ads of one platform, and the days at their edges. */
interface Source {
  spans: DaySpan[];
  firstSpent: ShopDay | null;
  lastSpent: ShopDay | null;
}

/**
 * Of a channel a day is known where what stands for the channel as a whole tells of it, or where each of its
 * platforms is told of; of all channels together where each of them is, and one is told of at all. A total without a
 * channel that spends would look better than it is. `ends`: from which day on nothing more was spent on a channel, as
 * the merchant says, which holds until something is told to have been spent on it all the same.
 */
export function joinKnowledge(
  entered: readonly EnteredSource[],
  activities: ActivityKnowledge,
  ends: readonly Pick<SpendEnd, "channel" | "from" | "resumed">[] = [],
): { spans: DaySpan[]; channels: ChannelKnowledge[]; foreign: ForeignSpend[] } {
  const { looks, sources } = activities;
  const foreign = activities.foreign.flatMap(({ channel, currency, platform, from, to }) => {
    const instead = entered.filter(
      (one) => one.channel === channel && standsFor(one.platform, platform),
    );
    const left = subtractSpans(
      [{ from, to }],
      instead.flatMap(({ spans }) => spans),
    );
    return left.map((span) => ({ channel, currency, ...span }));
  });
  const firstDay = sources.map(({ from }) => from).sort()[0];
  // One that began this morning tells of no whole day yet.
  const ofActivities =
    firstDay !== undefined && looks && firstDay <= looks.to
      ? [{ from: firstDay, to: looks.to }]
      : [];
  const names = new Set([...entered, ...sources, ...foreign].map(({ channel }) => channel));
  const ended = ends.flatMap((end) =>
    names.has(end.channel) ? spanOfEnd(end, sources, foreign) : [],
  );
  const told = joinSpans([...entered.flatMap(({ spans }) => spans), ...ofActivities, ...ended]);
  const known = [...names].sort().map((channel) => {
    const isOf = (one: { channel: MarketingChannel }) => one.channel === channel;
    const spans = spansOfChannel(entered.filter(isOf), sources.filter(isOf), looks);
    const all = joinSpans([...spans, ...ended.filter(isOf)]);
    return { channel, spans: subtractSpans(all, foreign.filter(isOf)) };
  });
  return {
    spans: known.reduce((spans, each) => intersectSpans(spans, each.spans), told),
    channels: known.map(({ channel, spans }) => ({ channel, spans: intersectSpans(told, spans) })),
    foreign,
  };
}

/** The days of a channel's end: until something was spent on it all the same. */
function spanOfEnd(
  { channel, from, resumed }: Pick<SpendEnd, "channel" | "from" | "resumed">,
  sources: readonly ActivitySource[],
  foreign: readonly ForeignSpend[],
): (DaySpan & { channel: MarketingChannel })[] {
  const days = [
    ...(resumed === null ? [] : [resumed]),
    ...sources.filter((one) => one.channel === channel).map(({ lastSpent }) => lastSpent),
    ...foreign.filter((one) => one.channel === channel).map(({ to }) => to),
  ];
  const [next] = days.filter((day) => day >= from).sort();
  const to = next === undefined ? farAway : addDays(next, -1);
  return from <= to ? [{ channel, from, to }] : [];
}

/** What was entered takes the place of what Shopify tells of the same ads, or perhaps of the same. */
export function standsFor(entered: string, activity: string | null): boolean {
  return entered === "" || activity === null || entered === activity;
}

function spansOfChannel(
  entered: readonly EnteredSource[],
  activities: readonly ActivitySource[],
  looks: DaySpan | null,
): DaySpan[] {
  const asWhole = entered.find(({ platform }) => platform === "");
  const ofPlatforms = entered.filter(({ platform }) => platform !== "");
  const byPlatform = groupBy(activities, ({ platform }) => platform);
  const platforms = new Set<string | null>([
    ...ofPlatforms.map(({ platform }) => platform),
    ...byPlatform.keys(),
  ]);
  if (platforms.size === 0) {
    // What Shopify tells of it is in another currency: beside those days it tells of nothing.
    return asWhole ? beyondQuiet(asWhole) : looks ? [{ from: farPast, to: looks.to }] : [];
  }
  const [first, ...others] = [...platforms].map((platform) =>
    beyondQuiet(
      sourceOf(
        ofPlatforms.find((one) => one.platform === platform),
        byPlatform.get(platform) ?? [],
        looks,
      ),
    ),
  );
  const together = others.reduce(intersectSpans, first ?? []);
  return joinSpans([...(asWhole?.spans ?? []), ...together]);
}

/** A platform's own exports, and what Shopify tells of the same ads. */
function sourceOf(
  entered: EnteredSource | undefined,
  activities: readonly ActivitySource[],
  looks: DaySpan | null,
): Source {
  const begun = activities.map(({ from }) => from).sort()[0];
  if (begun === undefined || !looks) {
    return entered ?? { spans: [], firstSpent: null, lastSpent: null };
  }
  // Shopify tells when activities began: before, there were none, unless exports tell of earlier spend.
  const from = entered ? begun : farPast;
  const spans = from <= looks.to ? [{ from, to: looks.to }] : [];
  const days = [
    ...activities.map(({ lastSpent }) => lastSpent),
    ...(entered?.lastSpent ? [entered.lastSpent] : []),
  ].sort();
  return {
    spans: joinSpans([...(entered?.spans ?? []), ...spans]),
    firstSpent: entered?.firstSpent && entered.firstSpent < begun ? entered.firstSpent : begun,
    lastSpent: days.at(-1) ?? null,
  };
}

/** Also the days before and after, where nothing was spent for long at that edge of what is known. */
function beyondQuiet({ spans, firstSpent, lastSpent }: Source): DaySpan[] {
  return spans.map(({ from, to }, index) => {
    const isBefore =
      index === 0 && from > farPast && (!firstSpent || addDays(from, quietDays) <= firstSpent);
    const isAfter =
      index === spans.length - 1 && (!lastSpent || addDays(lastSpent, quietDays) <= to);
    return { from: isBefore ? farPast : from, to: isAfter ? farAway : to };
  });
}
