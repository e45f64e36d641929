import type { GapGroup } from "../../store/worth/repeat.server";
import { daysUntil, survivalOf, type Waiting } from "./survival";

/** What a rate of repeating is made of. */
export interface RepeatFacts {
  /** With a purchase, up to a day. */
  customers: number;
  /** Of these, with two or more. */
  repeaters: number;
  /** Purchases of a range, and who made them. */
  rangePurchases: number;
  rangeCustomers: number;
  /** With an order in the range, of subscriptions too; of these, who had two or more in all by then. */
  orderingCustomers: number;
  returningCustomers: number;
  /** Days after which half of all first purchases had been followed by a second; null: fewer were. */
  medianDays: number | null;
  reactivated: number;
  /** Net sales of the range: of first orders, and of customers' later ones. */
  newNetMinor: number;
  returningNetMinor: number;
}

/** Customers with so many purchases, and how they went on from there. */
export interface LadderStep {
  step: number;
  /** With so many purchases or more. */
  customers: number;
  /** Of these, with one more. */
  wentOn: number;
  medianDays: number | null;
}

/** Those waiting for their next purchase after the one of a number; null: after any. */
export function waitingAfter(gaps: readonly GapGroup[], step: number | null): Waiting[] {
  return gaps
    .filter((gap) => step === null || gap.step === step)
    .map(({ days, isNext, customers }) => ({ days, hasHappened: isNext, count: customers }));
}

/** From the first purchase to the second, third and so on. */
export function ladderOf(gaps: readonly GapGroup[], steps: number): LadderStep[] {
  return Array.from({ length: steps }, (_, index) => {
    const waiting = waitingAfter(gaps, index + 1);
    const count = (of: readonly Waiting[]) => of.reduce((sum, group) => sum + group.count, 0);
    return {
      step: index + 1,
      customers: count(waiting),
      wentOn: count(waiting.filter(({ hasHappened }) => hasHappened)),
      medianDays: daysUntil(survivalOf(waiting), 0.5),
    };
  });
}

/** Ends of the parts that days between purchases are shown in; the last is open. */
export const gapEnds = [7, 14, 30, 60, 90, 180, 365] as const;

export interface GapPart {
  /** Days, both included; null: any more. */
  from: number;
  to: number | null;
  count: number;
}

/** How many next purchases came after how many days. */
export function gapParts(gaps: readonly GapGroup[]): GapPart[] {
  const parts: GapPart[] = [...gapEnds, null].map((to, index) => ({
    from: index === 0 ? 0 : (gapEnds[index - 1] ?? 0) + 1,
    to,
    count: 0,
  }));
  for (const { days, isNext, customers } of gaps) {
    const part = isNext ? parts.find(({ to }) => to === null || days <= to) : undefined;
    if (part) part.count += customers;
  }
  return parts;
}

/** Silent for so many days before they came back: what counts as reactivated. */
export const silentChoices = [90, 180, 365] as const;
export const usualSilentDays = 180;
