import type { Rng } from "../../world/rng";
import type { LineBalance, OrderBalance } from "../log/balance";
import type { LaterEvent, OrderedEvent } from "../log/events";
import type { Shelf } from "./shelf";

/** A story while it is told: what has happened so far, and what it is drawn from. */
export interface Told {
  rng: Rng;
  shelf: Shelf;
  ordered: OrderedEvent;
  events: [OrderedEvent, ...LaterEvent[]];
  balance: OrderBalance;
  nextId: () => number;
}

/** Lines with units that can go back: everything but tips. */
export function returnable(balance: OrderBalance): LineBalance[] {
  return [...balance.lines.values()].filter((line) => line.current > 0 && line.line.kind !== "tip");
}

export function unitsLeft(lines: readonly LineBalance[]): number {
  return lines.reduce((total, line) => total + line.current, 0);
}

export function ratesOfTaxes(taxes: readonly { title: string; rate: number }[]) {
  return taxes.map(({ title, rate }) => ({ title, rate }));
}
