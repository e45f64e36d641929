import {
  answerCampaigns,
  findOverPace,
  sumOwners,
  type OwnerRow,
} from "../../metrics/acquisition/campaign-answer";
import {
  buildCampaigns,
  type CampaignRow,
  type CampaignsInput,
} from "../../metrics/acquisition/campaigns";
import { passesFilter, type CampaignFilter } from "../../metrics/acquisition/campaign-filter";
import { campaignKey } from "../../lib/campaign-key";
import type { ShopDay } from "../../lib/shop-day";
import { marketingChannels } from "../../lib/marketing-channel";
import { sumSpend } from "../../metrics/acquisition/build";
import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import type { DayRange } from "../../metrics/date-range";
import { plainColumn } from "../customers/table/column";
import type { SmallTable } from "../customers/table/view";
import { columnsFor } from "./columns";
import type { CampaignsContent } from "./view";

/** The table of owners, as it is named in an address. */
export const ownersTable = "campaign-owners";

interface CampaignsFrame {
  filter: CampaignFilter;
  lastWholeDay: ShopDay;
  /** Channels of which it is known on a part of the days only what was spent. */
  limits: readonly SpendLimit[];
}

export function buildCampaignsContent(
  input: CampaignsInput,
  { filter, lastWholeDay, limits }: CampaignsFrame,
): CampaignsContent {
  const days = input.own.range;
  const { rows: all, elsewhere } = buildCampaigns(input);
  const rows = all.filter((row) => passesFilter(row, filter));
  const newCustomers = input.orders.reduce(
    (sum, { isNew, orders }) => sum + (isNew ? orders : 0),
    0,
  );
  const spendMinor = sumSpend(input.spend)?.plainMinor ?? 0;
  const unnamed = input.spend.filter(({ campaign }) => campaign === null);
  const unnamedMinor = sumSpend(unnamed)?.plainMinor ?? 0;
  const known = new Set(all.map(({ channel }) => channel));
  return {
    filter,
    channels: marketingChannels.filter((channel) => known.has(channel)),
    allCampaigns: all.length,
    elsewhere,
    answer: answerCampaigns(rows),
    overPace: findOverPace(rows),
    campaigns: campaignTable(rows, all, days, lastWholeDay),
    owners: rows.some(({ entered }) => entered?.owner) ? ownerTable(sumOwners(rows), days) : null,
    newCustomers,
    withoutCampaign: newCustomers - all.reduce((sum, row) => sum + row.allNewCustomers, 0),
    spendWithoutShare: spendMinor > 0 ? unnamedMinor / spendMinor : null,
    limits: [...limits],
  };
}

function campaignTable(
  rows: readonly CampaignRow[],
  all: readonly CampaignRow[],
  days: DayRange,
  lastWholeDay: string,
): SmallTable {
  const columns = columnsFor(rows, days);
  const hasPace = rows.some(({ entered, pace }) => entered !== null || pace !== null);
  return {
    id: "campaigns",
    title: "campaigns.table.title",
    rowHeading: "campaigns.columns.campaign",
    columns: columns.map(({ column }) => column),
    rows: [...rows].sort(bySpend).map((row) => ({
      id: row.key,
      label: row.name,
      note: null,
      cells: columns.map(({ cellOf }) => cellOf(row)),
      link: null,
    })),
    total: null,
    notes: [
      { key: "campaigns.notes.listed" },
      { key: "campaigns.notes.days", values: { from: days.from, to: days.to } },
      { key: "campaigns.notes.attribution" },
      { key: "campaigns.notes.cac" },
      ...rows.flatMap((row) => {
        const names = spendUnder(row, all);
        const values = { campaign: row.name, names: names.join(", ") };
        return names.length > 0 ? [{ key: "campaigns.notes.under" as const, values }] : [];
      }),
      ...(hasPace ? [{ key: "campaigns.notes.pace" as const, values: { day: lastWholeDay } }] : []),
      ...(rows.some(({ known }) => known !== null && known.status !== null)
        ? [{ key: "campaigns.notes.told" as const }]
        : []),
      { key: "campaigns.notes.worth" },
    ],
    emptyText: all.length > 0 ? "campaigns.filter.nothing" : "campaigns.table.none",
  };
}

/** The rows of a campaign's ad groups under which its spend stands, where its own has none. */
function spendUnder({ spendMinor, known }: CampaignRow, all: readonly CampaignRow[]): string[] {
  if (spendMinor !== null || !known) return [];
  const parts = new Set(known.parts.map(campaignKey));
  return all.flatMap((row) =>
    row.spendMinor !== null && parts.has(campaignKey(row.name)) ? row.name : [],
  );
}

function ownerTable(rows: readonly OwnerRow[], days: DayRange): SmallTable {
  return {
    id: ownersTable,
    title: "campaigns.owners.title",
    rowHeading: "campaigns.columns.owner",
    columns: [
      plainColumn("campaigns", "campaigns.columns.campaigns", "count"),
      plainColumn("budget", "campaigns.columns.budget", "money"),
      plainColumn("spend", "campaigns.columns.spend", "money"),
      plainColumn("new", "campaigns.columns.newCustomers", "count"),
      plainColumn("cac", "campaigns.columns.cac", "money"),
      plainColumn("firstNet", "campaigns.columns.firstNet", "money"),
      plainColumn("lastNet", "campaigns.columns.lastNet", "money"),
    ],
    rows: rows.map((row) => ({
      id: row.owner ?? "",
      label: row.owner ?? { key: "campaigns.owners.nobody" },
      note: null,
      cells: [
        row.campaigns,
        row.budgetMinor,
        row.spendMinor,
        row.newCustomers,
        row.cacMinor,
        row.firstNetMinor,
        row.lastNetMinor,
      ],
      link: null,
    })),
    total: null,
    notes: [
      { key: "campaigns.notes.days", values: { from: days.from, to: days.to } },
      { key: "campaigns.notes.owners" },
    ],
    emptyText: "campaigns.table.none",
  };
}

function bySpend(one: CampaignRow, two: CampaignRow): number {
  return (
    (two.spendMinor ?? -1) - (one.spendMinor ?? -1) ||
    two.newCustomers - one.newCustomers ||
    two.firstNetMinor - one.firstNetMinor
  );
}
