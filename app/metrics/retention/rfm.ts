import type { RfmCell } from "../../store/worth/rfm.server";

/** Groups as Shopify names them (CustomerRfmGroup), the best first. */
export const rfmGroups = [
  "CHAMPIONS",
  "LOYAL",
  "ACTIVE",
  "NEW",
  "PROMISING",
  "NEEDS_ATTENTION",
  "ALMOST_LOST",
  "AT_RISK",
  "PREVIOUSLY_LOYAL",
  "DORMANT",
  "PROSPECTS",
] as const;
export type RfmGroup = (typeof rfmGroups)[number];

/** A score of 1 to 5 in recency, and the sum of those in frequency and money: 2 to 10. */
export interface RfmScores {
  recency: number;
  worth: number;
}

/**
 * The group of a cell. Shopify says that a group follows from R and the mean of F and M, and describes each
 * in words; where one ends is ours: a mean of 4 and more is much, one of 2 and less is little. Of those who
 * have been away, 4.5 and more was very much.
 */
export function rfmGroupOf({ recency, worth }: RfmScores): RfmGroup {
  const size = worth >= 8 ? "much" : worth >= 5 ? "some" : "little";
  if (recency >= 5) return { much: "CHAMPIONS", some: "ACTIVE", little: "NEW" }[size] as RfmGroup;
  if (recency === 4)
    return { much: "LOYAL", some: "ACTIVE", little: "PROMISING" }[size] as RfmGroup;
  if (recency === 3) {
    return { much: "LOYAL", some: "NEEDS_ATTENTION", little: "ALMOST_LOST" }[size] as RfmGroup;
  }
  return worth >= 9 ? "PREVIOUSLY_LOYAL" : size === "little" ? "DORMANT" : "AT_RISK";
}

export interface RfmSize {
  group: RfmGroup;
  customers: number;
  /** On the earlier day, by the same rule. */
  customersBefore: number;
  /** Who came into it, and who left it, between the two days; who is new came in from nowhere. */
  joined: number;
  left: number;
  purchases: number;
  netMinor: number;
  daysSince: number;
  /** Customers with a purchase whom Shopify has in this group now; null: it tells no groups of that day. */
  customersAtShopify: number | null;
}

/** Every group with what it comes to. `prospects`: customers without a purchase, on both days. */
export function rfmSizes(
  cells: readonly RfmCell[],
  prospects: { now: number; before: number },
): RfmSize[] {
  const isTold = cells.some(({ shopifyGroup }) => shopifyGroup !== null);
  const sizes = new Map<RfmGroup, RfmSize>(
    rfmGroups.map((group) => [
      group,
      {
        group,
        customers: 0,
        customersBefore: 0,
        joined: 0,
        left: 0,
        purchases: 0,
        netMinor: 0,
        daysSince: 0,
        // Those without a purchase are in no cell.
        customersAtShopify: isTold && group !== "PROSPECTS" ? 0 : null,
      },
    ]),
  );
  const of = (group: RfmGroup) => sizes.get(group) as RfmSize;
  for (const cell of cells) {
    const { customers } = cell;
    const now = of(rfmGroupOf(cell));
    const before = groupBefore(cell);
    now.customers += customers;
    now.purchases += cell.purchases;
    now.netMinor += cell.netMinor;
    now.daysSince += cell.daysSince;
    if (before) of(before).customersBefore += customers;
    if (before !== now.group) {
      now.joined += customers;
      if (before) of(before).left += customers;
    }
    const told = rfmGroups.find((group) => group === cell.shopifyGroup);
    const atShopify = told ? of(told).customersAtShopify : null;
    if (told && atShopify !== null) of(told).customersAtShopify = atShopify + customers;
  }
  of("PROSPECTS").customers = prospects.now;
  of("PROSPECTS").customersBefore = prospects.before;
  return [...sizes.values()];
}

/** What a group of Shopify's own comes to: who is in it, and what those of them who purchased brought in. */
export interface ShopifySize {
  group: RfmGroup;
  /** All that Shopify has in it, whether or not they purchased. */
  customers: number;
  buyers: number;
  /** Of the buyers, those who are in the same group by our fifths. */
  same: number;
  purchases: number;
  netMinor: number;
  daysSince: number;
}

/**
 * Every group as Shopify tells it now; null: it tells none of that day. `counts`: how many customers it has in each.
 * Their values are of the days asked for.
 */
export function sizesAtShopify(
  cells: readonly RfmCell[],
  counts: ReadonlyMap<string, number>,
): ShopifySize[] | null {
  if (counts.size === 0) return null;
  return rfmGroups.map((group) => {
    const own = cells.filter(({ shopifyGroup }) => shopifyGroup === group);
    const sum = (read: (cell: RfmCell) => number) =>
      own.reduce((total, cell) => total + read(cell), 0);
    return {
      group,
      customers: counts.get(group) ?? 0,
      buyers: sum((cell) => cell.customers),
      same: sum((cell) => (rfmGroupOf(cell) === group ? cell.customers : 0)),
      purchases: sum((cell) => cell.purchases),
      netMinor: sum((cell) => cell.netMinor),
      daysSince: sum((cell) => cell.daysSince),
    };
  });
}

/** From one group to another: null: nobody's customer then. */
export interface RfmMove {
  from: RfmGroup | null;
  to: RfmGroup;
  customers: number;
}

/** Who moved between the two days, most first. */
export function rfmMoves(cells: readonly RfmCell[]): RfmMove[] {
  const moves = new Map<string, RfmMove>();
  for (const cell of cells) {
    const [from, to] = [groupBefore(cell), rfmGroupOf(cell)];
    if (from === to) continue;
    const key = `${from ?? ""} ${to}`;
    const move = moves.get(key) ?? { from, to, customers: 0 };
    moves.set(key, { ...move, customers: move.customers + cell.customers });
  }
  return [...moves.values()].sort((a, b) => b.customers - a.customers);
}

/** Of a day that is past: Shopify tells the groups of now, which say nothing of it. */
export function withoutShopifyGroups(cells: readonly RfmCell[]): RfmCell[] {
  return cells.map((cell) => ({ ...cell, shopifyGroup: null }));
}

/** Of customers of whom Shopify tells a group, those whose group is the same here. */
export function agreementOf(cells: readonly RfmCell[]): { same: number; told: number } {
  const told = cells.filter(({ shopifyGroup }) => shopifyGroup !== null);
  const count = (of: readonly RfmCell[]) => of.reduce((sum, cell) => sum + cell.customers, 0);
  const same = told.filter((cell) => cell.shopifyGroup === rfmGroupOf(cell));
  return { same: count(same), told: count(told) };
}

function groupBefore({ recencyBefore, worthBefore }: RfmCell): RfmGroup | null {
  if (recencyBefore === null || worthBefore === null) return null;
  return rfmGroupOf({ recency: recencyBefore, worth: worthBefore });
}
