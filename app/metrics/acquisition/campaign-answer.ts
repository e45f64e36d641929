import { groupBy } from "../../lib/group-by";
import type { CampaignRow } from "./campaigns";
import { costPerCustomer } from "./ratios";

/** What the page of campaigns answers; money in minor units. */
export type CampaignAnswer =
  | { kind: "none" }
  /** Nothing is known to have been spent on any of them. */
  | { kind: "noSpend"; campaigns: number; newCustomers: number }
  /** Nobody new came by one with spend. */
  | { kind: "noCustomers"; spendMinor: number }
  /** `isFew`: none has brought so many that one more or less would not change the order. */
  | { kind: "cheapest"; name: string; cacMinor: number; newCustomers: number; isFew: boolean };

/** Campaigns that spend faster than their budget lasts: how many, and which most. */
export interface OverPace {
  campaigns: number;
  name: string;
  ratio: number;
}

/** With fewer, one customer more changes the cost of each by a tenth or more. */
export const fewCustomers = 10;

/** Which campaign brings customers cheapest. */
export function answerCampaigns(rows: readonly CampaignRow[]): CampaignAnswer {
  if (rows.length === 0) return { kind: "none" };
  const newCustomers = rows.reduce((sum, row) => sum + row.newCustomers, 0);
  const paid = rows.filter(({ spendMinor }) => spendMinor !== null && spendMinor > 0);
  if (paid.length === 0) return { kind: "noSpend", campaigns: rows.length, newCustomers };
  const known = paid.flatMap(({ name, cacMinor, newCustomers: brought }) =>
    cacMinor === null ? [] : [{ name, cacMinor, newCustomers: brought }],
  );
  const many = known.filter((row) => row.newCustomers >= fewCustomers);
  const [cheapest] = (many.length > 0 ? many : known).sort((a, b) => a.cacMinor - b.cacMinor);
  if (!cheapest) {
    return {
      kind: "noCustomers",
      spendMinor: paid.reduce((sum, row) => sum + (row.spendMinor ?? 0), 0),
    };
  }
  return { kind: "cheapest", ...cheapest, isFew: many.length === 0 };
}

export function findOverPace(rows: readonly CampaignRow[]): OverPace | null {
  const over = rows.flatMap(({ name, pace }) =>
    pace?.word === "over" ? [{ name, ratio: pace.ratio }] : [],
  );
  const [most] = over.sort((a, b) => b.ratio - a.ratio);
  return most ? { campaigns: over.length, ...most } : null;
}

/** What an owner's campaigns cost and brought together; money in minor units. */
export interface OwnerRow {
  /** Null: of campaigns without one. */
  owner: string | null;
  campaigns: number;
  /** Of those of all days of a campaign; null: none has one. */
  budgetMinor: number | null;
  spendMinor: number | null;
  newCustomers: number;
  /** Of the campaigns of which spend is known: what the others brought, cost something unknown. */
  cacMinor: number | null;
  firstNetMinor: number;
  lastNetMinor: number;
}

/** Every owner, in whatever letters the name was entered, the one that spends most first. */
export function sumOwners(rows: readonly CampaignRow[]): OwnerRow[] {
  const byOwner = groupBy(rows, ({ entered }) => entered?.owner?.toLowerCase() ?? null);
  return [...byOwner.values()]
    .map((campaigns) => {
      const sum = (of: (row: CampaignRow) => number) =>
        campaigns.reduce((total, row) => total + of(row), 0);
      const withSpend = campaigns.filter(({ spendMinor }) => spendMinor !== null);
      const spendMinor = withSpend.length === 0 ? null : sum((row) => row.spendMinor ?? 0);
      const budgets = campaigns.flatMap(({ known }) => known?.budgetMinor ?? []);
      return {
        owner: campaigns[0]?.entered?.owner ?? null,
        campaigns: campaigns.length,
        budgetMinor:
          budgets.length === 0 ? null : budgets.reduce((total, budget) => total + budget, 0),
        spendMinor,
        newCustomers: sum((row) => row.newCustomers),
        cacMinor: costPerCustomer(
          spendMinor,
          withSpend.reduce((total, row) => total + row.newCustomers, 0),
        ),
        firstNetMinor: sum((row) => row.firstNetMinor),
        lastNetMinor: sum((row) => row.lastNetMinor),
      };
    })
    .sort((a, b) => (b.spendMinor ?? -1) - (a.spendMinor ?? -1));
}
