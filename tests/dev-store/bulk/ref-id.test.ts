import { describe, expect, it } from "vitest";
import { createFakeWorld } from "../platform/fake-world";
import type { ExecutionContext } from "../graphql/context";
import { gidOfRef } from "./ref-id";

describe("the id of a Ref", () => {
  const world = createFakeWorld({ orders: 40 });
  const contextOf = (ordersVisibleFrom: number | null) =>
    ({ world, ordersVisibleFrom }) as unknown as ExecutionContext;
  const orders = world.resource("orders");
  const gid = (id: number, from: number | null = null) =>
    gidOfRef(contextOf(from), { __ref: { resource: "orders", id } });

  it("is that of the node", () => {
    const ids = Array.from(orders.ids());
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(gid(id)).toBe(orders.node(id)?.id);
  });

  it("is null where nothing is there", () => {
    const last = orders.ids()[orders.ids().length - 1] as number;
    expect([gid(last + 1), gid(-1)]).toEqual([null, null]);
  });

  it("is null where the app may not see the order", () => {
    const times = Array.from(orders.ids(), (id) => orders.field(id, "created_at") as number);
    const middle = [...times].sort((a, b) => a - b)[20] as number;
    const hidden = Array.from(orders.ids()).filter((id) => gid(id, middle) === null);
    expect(hidden).toHaveLength(20);
  });
});
