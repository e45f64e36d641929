import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Message } from "../message";
import { shownBadRows, shownRows } from "../preview";
import type { BadRow } from "../row-cells";
import type { SpendChoices } from "./choices";
import type { CollectedDay } from "./collect-days";
import type { SpendFormatId } from "./formats";
import type { SpendFile } from "./read-file";

/** What a file of spend would do, as plain JSON; money in minor units of the shop's currency. */
export interface SpendPreview {
  format: SpendFormatId;
  rowCount: number;
  from: ShopDay | null;
  to: ShopDay | null;
  /** Null where the rate of a currency is missing. */
  channels: { channel: MarketingChannel; days: number; spendMinor: number | null }[];
  /** In their own minor units. */
  foreign: { currency: string; minor: number; rate: string }[];
  first: CollectedDay[];
  /** Days of channels of which the same platform entered something before. */
  replacedDays: number;
  badRows: BadRow[];
  badCount: number;
  notes: Message[];
  choices: SpendChoices;
  /** Rows say which channel they are of. */
  saysChannel: boolean;
  /** Some dates may be two: which comes first can be chosen. */
  hasOpenDays: boolean;
  canAccept: boolean;
}

export function buildSpendPreview(
  file: SpendFile,
  choices: SpendChoices,
  { replacedDays, notes }: { replacedDays: number; notes: Message[] },
): SpendPreview {
  const { days, badRows } = file;
  const sorted = days.map(({ day }) => day).sort();
  return {
    format: file.format,
    rowCount: file.rowCount,
    from: sorted[0] ?? null,
    to: sorted.at(-1) ?? null,
    channels: sumChannels(days),
    foreign: file.foreign.map((each) => ({ ...each, rate: choices.rates[each.currency] ?? "" })),
    first: days.slice(0, shownRows),
    replacedDays,
    badRows: badRows.slice(0, shownBadRows),
    badCount: badRows.length,
    notes: [...file.notes, ...notes],
    choices,
    saysChannel: file.saysChannel,
    hasOpenDays: file.hasOpenDays || choices.dayOrder !== null,
    canAccept:
      badRows.length === 0 &&
      days.length > 0 &&
      days.every(({ spendMinor }) => spendMinor !== null),
  };
}

function sumChannels(days: readonly CollectedDay[]): SpendPreview["channels"] {
  const channels = new Map<MarketingChannel, { days: Set<ShopDay>; spendMinor: number | null }>();
  for (const { channel, day, spendMinor } of days) {
    const sum = channels.get(channel) ?? { days: new Set(), spendMinor: 0 };
    sum.days.add(day);
    sum.spendMinor =
      sum.spendMinor === null || spendMinor === null ? null : sum.spendMinor + spendMinor;
    channels.set(channel, sum);
  }
  return [...channels]
    .map(([channel, sum]) => ({ channel, days: sum.days.size, spendMinor: sum.spendMinor }))
    .sort((a, b) => (a.channel < b.channel ? -1 : 1));
}
