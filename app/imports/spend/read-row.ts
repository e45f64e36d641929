import { adPlatformOf } from "../../lib/ad-platform";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { daysBetween, type ShopDay } from "../../lib/shop-day";
import { readAmount, type DecimalMark, type ReadAmount } from "../costs/amounts";
import type { DayOrder } from "../costs/days";
import type { Message } from "../message";
import { isMessage } from "../row-cells";
import { isBlank, judgeMark, judgeOrder, readCampaign, readCurrency, readSpendDay } from "./cells";
import { readChannel } from "./channels";
import type { SpendChoices } from "./choices";
import { channelOfCampaign, type SpendFormat } from "./formats";
import type { SpendCells, SpendShop } from "./read-file";

export interface RowContext {
  format: SpendFormat | null;
  choices: SpendChoices;
  /** As the header of the amounts names it. */
  currencyOfFile: string | null;
}

export interface RowRules extends RowContext, SpendShop {
  dayOrder: DayOrder;
  mark: DecimalMark;
}

/** Spend of one day, or of several together; minor units of `currency`. */
export interface SpendRow extends ReadAmount {
  from: ShopDay;
  to: ShopDay;
  channel: MarketingChannel;
  /** Whose ads it is of, as the row says; empty: it does not. */
  platform: string;
  campaign: string | null;
  currency: string;
}

/** What the rows of a file tell of each other: which dates and amounts mean one thing only. */
export function rulesOf(rows: readonly SpendCells[], context: SpendShop & RowContext): RowRules {
  const currencyOf = ({ currency }: SpendCells) => {
    const read = readCurrency(currency, context.currencyOfFile ?? context.currency);
    return isMessage(read) ? context.currency : read;
  };
  return {
    ...context,
    dayOrder: context.choices.dayOrder ?? judgeOrder(rows.flatMap(({ date, end }) => [date, end])),
    mark: judgeMark(rows.map((row) => ({ text: row.spend, currency: currencyOf(row) }))),
  };
}

// Longer than any report's own period: two dates that do not belong together.
const maxDays = 366;

/** A row as it must be, or the first thing that is wrong with it. */
export function readRow(cells: SpendCells, rules: RowRules): SpendRow | Message {
  const from = readSpendDay(cells.date, rules.dayOrder, rules.today);
  if (isMessage(from)) return from;
  const to = isBlank(cells.end) ? from : readSpendDay(cells.end, rules.dayOrder, rules.today);
  if (isMessage(to)) return to;
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > maxDays) {
    return { text: "imports.reasons.badPeriod", values: { from: cells.date, to: cells.end } };
  }
  const channel = channelOf(cells, rules);
  if (isMessage(channel)) return channel;
  const campaign = readCampaign(cells.campaign);
  if (isMessage(campaign)) return campaign;
  const currency = readCurrency(cells.currency, rules.currencyOfFile ?? rules.currency);
  if (isMessage(currency)) return currency;
  const amount = readAmount(cells.spend, { currency, mark: rules.mark });
  if (isMessage(amount)) return amount;
  const platform = adPlatformOf(cells.platform);
  return { ...amount, from, to, channel, platform, campaign, currency };
}

function channelOf(
  { channel, campaign, kind }: SpendCells,
  { choices, format }: RowContext,
): MarketingChannel | Message {
  if (choices.channel !== null) return choices.channel;
  return format?.channel ? channelOfCampaign(kind, campaign, format.channel) : readChannel(channel);
}
