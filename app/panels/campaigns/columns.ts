import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { DayRange } from "../../metrics/date-range";
import type { CampaignRow } from "../../metrics/acquisition/campaigns";
import { plainColumn } from "../customers/table/column";
import type { SmallColumn } from "../customers/table/view";
import type { Cell } from "../products/list/view";
import { basisTexts, paceTexts } from "./words";

interface CampaignColumn {
  column: SmallColumn;
  cellOf(row: CampaignRow): Cell;
  /** It says nothing where no campaign was entered. */
  isOfEntered?: true;
  /** It says nothing where all rows are of all days of the page. */
  isOfDays?: true;
}

// What answers comes first: the rest is scrolled to.
const columns: readonly CampaignColumn[] = [
  {
    column: plainColumn("owner", "campaigns.columns.owner", "text"),
    cellOf: ({ entered }) => entered?.owner ?? null,
    isOfEntered: true,
  },
  {
    column: plainColumn("channel", "campaigns.columns.channel", "key"),
    cellOf: ({ channel }) => channel && marketingChannelTexts[channel],
  },
  {
    column: plainColumn("spend", "campaigns.columns.spend", "money"),
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
    cellOf: ({ entered }) => entered && entered.budgetMinor,
    isOfEntered: true,
  },
  {
    column: plainColumn("pace", "campaigns.columns.pace", "rate"),
    cellOf: ({ pace }) => pace && pace.ratio,
    isOfEntered: true,
  },
  {
    column: plainColumn("paceWord", "campaigns.columns.paceWord", "key"),
    cellOf: ({ pace }) => pace && paceTexts[pace.word],
    isOfEntered: true,
  },
  {
    column: plainColumn("paceTo", "campaigns.columns.paceTo", "day"),
    cellOf: ({ pace }) => pace && pace.lastDay,
    isOfEntered: true,
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
    isOfEntered: true,
  },
  {
    column: plainColumn("from", "campaigns.columns.from", "day"),
    cellOf: ({ entered }) => entered && entered.from,
    isOfEntered: true,
  },
  {
    column: plainColumn("to", "campaigns.columns.to", "day"),
    cellOf: ({ entered }) => entered && entered.to,
    isOfEntered: true,
  },
];

/** The columns of campaigns; where nobody entered one, without what only an entry tells. */
export function columnsFor(
  rows: readonly CampaignRow[],
  { from, to }: DayRange,
): readonly CampaignColumn[] {
  const hasEntered = rows.some(({ entered }) => entered !== null);
  const hasOwnDays = rows.some(({ days }) => days.from !== from || days.to !== to);
  return columns.filter(
    ({ isOfEntered, isOfDays }) => (hasEntered || !isOfEntered) && (hasOwnDays || !isOfDays),
  );
}
