import { describe, expect, it } from "vitest";
import type { World } from "../world/types";
import { sendCompliance } from "./compliance";
import type { ComplianceRequest } from "./compliance";

const owners: Record<number, number> = { 11: 5, 12: 6, 13: 5 };
const world = {
  settings: { shopId: 77, shopDomain: "one.myshopify.com" },
  clock: () => 1234,
  resource: () => ({
    ids: () => Object.keys(owners).map(Number),
    field: (id: number) => owners[id],
  }),
} as unknown as World;

function send(request: ComplianceRequest) {
  const sent: unknown[] = [];
  sendCompliance({ deliver: (...args) => sent.push(args) }, world, request);
  return sent;
}

const shop = { shop_id: 77, shop_domain: "one.myshopify.com" };
const customer = { id: 5, email: null, phone: null };
const target = { shop: "one.myshopify.com" };

describe("sendCompliance", () => {
  it("names the customer and all of the customer's orders", () => {
    expect(send({ topic: "customers/redact", customerId: 5 })).toEqual([
      ["customers/redact", { ...shop, customer, orders_to_redact: [11, 13] }, target],
    ]);
    expect(send({ topic: "customers/data_request", customerId: 5 })).toEqual([
      [
        "customers/data_request",
        { ...shop, customer, orders_requested: [11, 13], data_request: { id: 1234 } },
        target,
      ],
    ]);
  });

  it("names only the shop when the shop is to be forgotten", () => {
    expect(send({ topic: "shop/redact" })).toEqual([["shop/redact", shop, target]]);
  });
});
