import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { DayRange } from "../../metrics/date-range";
import type { CampaignRow } from "../../metrics/acquisition/campaigns";
import { plainColumn } from "../customers/table/column";
import type { SmallColumn } from "../customers/table/view";
import type { Cell } from "../products/list/view";
import { basisTexts, paceTexts, statusTexts } from "./words";

interface CampaignColumn {
  column: SmallColumn;
  cellOf(row: CampaignRow): Cell;
  /** It is left out where it would say nothing of any row. */
  isShown?(rows: readonly CampaignRow[]): boolean;
  /** The same where all rows are of all days of the page. */
  isOfDays?: true;
}

const hasEntered = (rows: readonly CampaignRow[]) => rows.some(({ entered }) => entered !== null);
const hasPace = (rows: readonly CampaignRow[]) =>
  hasEntered(rows) || rows.some(({ pace }) => pace !== null);
const hasKnown = (rows: readonly CampaignRow[]) => rows.some(({ known }) => known !== null);

// What answers comes first: the rest is scrolled to.
const columns: readonly CampaignColumn[] = [
  {
    column: plainColumn("owner", "campaigns.columns.owner", "text"),
    cellOf: ({ entered }) => entered?.owner ?? null,
    isShown: hasEntered,
  },
  {
    column: plainColumn("channel", "campaigns.columns.channel", "key"),
    cellOf: ({ channel }) => channel && marketingChannelTexts[channel],
  },
  {
    column: {
      ...plainColumn("spend", "campaigns.columns.spend", "money"),
      emptyText: "campaigns.noSpend",
    },
    cellOf: ({ spendMinor }) => spendMinor,
  },
  {
    column: plainColumn("new", "campaigns.columns.newCustomers", "count"),
    cellOf: ({ newCustomers }) => newCustomers,
  },
  {
    column: plainColumn("cac", "campaigns.columns.cac", "money"),
    cellOf: ({ cacMinor }) => cacMinor,
  },
  {
    column: plainColumn("budget", "campaigns.columns.budget", "money"),
    cellOf: ({ known }) => known && known.budgetMinor,
    isShown: (rows) =>
      hasEntered(rows) || rows.some(({ known }) => known !== null && known.budgetMinor !== null),
  },
  {
    column: plainColumn("dailyBudget", "campaigns.columns.dailyBudget", "money"),
    cellOf: ({ known }) => known && known.dailyBudgetMinor,
    isShown: (rows) => rows.some(({ known }) => known !== null && known.dailyBudgetMinor !== null),
  },
  {
    column: plainColumn("pace", "campaigns.columns.pace", "rate"),
    cellOf: ({ pace }) => pace && pace.ratio,
    isShown: hasPace,
  },
  {
    column: plainColumn("paceWord", "campaigns.columns.paceWord", "key"),
    cellOf: ({ pace }) => pace && paceTexts[pace.word],
    isShown: hasPace,
  },
  {
    column: plainColumn("paceTo", "campaigns.columns.paceTo", "day"),
    cellOf: ({ pace }) => pace && pace.lastDay,
    isShown: hasPace,
  },
  {
    column: plainColumn("figuresFrom", "campaigns.columns.figuresFrom", "day"),
    cellOf: ({ days }) => days.from,
    isOfDays: true,
  },
  {
    column: plainColumn("figuresTo", "campaigns.columns.figuresTo", "day"),
    cellOf: ({ days }) => days.to,
    isOfDays: true,
  },
  {
    column: plainColumn("firstNet", "campaigns.columns.firstNet", "money"),
    cellOf: ({ firstNetMinor }) => firstNetMinor,
  },
  {
    column: plainColumn("lastNet", "campaigns.columns.lastNet", "money"),
    cellOf: ({ lastNetMinor }) => lastNetMinor,
  },
  {
    column: plainColumn("worth", "campaigns.columns.worth", "money"),
    cellOf: ({ worth }) => worth.valueMinor,
  },
  {
    column: plainColumn("worthBasis", "campaigns.columns.worthBasis", "key"),
    cellOf: ({ worth }) =>
      worth.valueMinor === null ? null : basisTexts[worth.basis][worth.isFew ? "few" : "many"],
  },
  {
    column: plainColumn("customers", "campaigns.columns.customers", "count"),
    cellOf: ({ worth }) => worth.customers,
  },
  {
    column: plainColumn("kind", "campaigns.columns.kind", "key"),
    cellOf: ({ entered }) =>
      entered && (entered.isOffline ? "campaigns.kinds.offline" : "campaigns.kinds.online"),
    isShown: hasEntered,
  },
  {
    column: plainColumn("from", "campaigns.columns.from", "day"),
    cellOf: ({ known }) => known && known.from,
    isShown: hasKnown,
  },
  {
    column: plainColumn("to", "campaigns.columns.to", "day"),
    cellOf: ({ known }) => known && known.to,
    isShown: hasKnown,
  },
  {
    column: plainColumn("status", "campaigns.columns.status", "key"),
    cellOf: ({ known }) => known && known.status && statusTexts[known.status],
    isShown: (rows) => rows.some(({ known }) => known !== null && known.status !== null),
  },
];

/** The columns of campaigns, without those that would say nothing of any of them. */
export function columnsFor(
  rows: readonly CampaignRow[],
  { from, to }: DayRange,
): readonly CampaignColumn[] {
  const hasOwnDays = rows.some(({ days }) => days.from !== from || days.to !== to);
  return columns.filter(
    ({ isShown, isOfDays }) => (isShown?.(rows) ?? true) && (hasOwnDays || !isOfDays),
  );
}
