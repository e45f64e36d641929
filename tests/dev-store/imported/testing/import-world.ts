import { expect } from "vitest";
import type { ExportedOrder } from "../../exports/types";
import { createWorld } from "../../world";
import type { ViewNode, World } from "../../world/types";
import { sumBothWays } from "./compare-days";
import { exportedOrder, storeExports } from "./exported";

export const NOW = Date.parse("2026-06-30T12:00:00Z");

/** A store of these orders of an export. */
export function importWorld(
  orders: Partial<ExportedOrder>[],
  timezone: string | null = "America/New_York",
): World {
  return createWorld(timezone === null ? {} : { timezone }, {
    clock: () => NOW,
    exports: storeExports({ orders: orders.map((order) => exportedOrder(order)) }),
  });
}

/** Its sales by day, the same by agreements as by the report. */
export function daysOf(world: World) {
  const { byReport, byAgreements } = sumBothWays(world, "2026-01-01", "2026-06-30");
  expect(byAgreements).toEqual(byReport);
  return byReport;
}

export const nodeAt = (world: World, place: number): ViewNode => {
  const orders = world.trade.resources.orders;
  return orders.node(orders.ids()[place] as number) as ViewNode;
};

/** How many rows an assumption of a field was made for. */
export const rowsOf = (world: World, field: string, rule: RegExp): number | undefined =>
  world.importNotes?.assumptions
    .filter((one) => one.field === field && rule.test(one.rule))
    .reduce((sum, { rows }) => sum + rows, 0);
