import { describe, expect, it } from "vitest";
import { loadSchema } from "../schema/load";
import { createAccessRules, effectiveScopes, parseAccess } from "./access";

const { access, schema } = loadSchema();
const rules = createAccessRules(access);

describe("access table", () => {
  it("takes any one of the scopes before 'Also:'", () => {
    expect(parseAccess(access.types["Order"]!)).toEqual([
      ["read_orders", "read_marketplace_orders", "read_quick_sale"],
    ]);
    expect(parseAccess(access.types["AbandonedCheckout"]!)).toEqual([["read_orders"]]);
  });

  it("asks for every group joined by 'and', 'as well as' or 'Also: Requires'", () => {
    expect(parseAccess(access.types["Fee"]!)).toEqual([
      ["read_returns"],
      ["read_orders", "read_marketplace_orders"],
    ]);
    expect(parseAccess(access.types["ReturnableFulfillment"]!)).toEqual([
      ["read_orders", "read_marketplace_orders"],
      ["read_returns"],
    ]);
    expect(parseAccess(access.fields["Mutation.productJoinSellingPlanGroups"]!, true)).toEqual([
      ["write_products"],
      ["write_own_subscription_contracts", "write_purchase_options"],
    ]);
  });

  it("does not ask a reader of markets for the writing scope", () => {
    const entry = access.fields["QueryRoot.markets"]!;
    expect(parseAccess(entry)).toEqual([["read_markets"]]);
    expect(parseAccess(entry, true)).toEqual([["read_markets"], ["write_markets"]]);
  });

  it("ignores permissions of staff members", () => {
    expect(parseAccess(access.fields["Mutation.orderUpdate"]!, true)).toEqual([
      ["write_orders", "write_marketplace_orders", "write_quick_sale"],
    ]);
  });

  it("leaves no entry of the table without a rule when it names scopes", () => {
    const entries = [...Object.values(access.types), ...Object.values(access.fields)];
    const lost = entries.filter((entry) => entry.scopes.length > 0 && !parseAccess(entry).length);
    expect(lost).toEqual([]);
  });

  it("checks a connection by what it holds and lets write_ scopes read", () => {
    const orders = schema.getQueryType()!.getFields()["orders"]!;
    const denied = (scopes: string[]) =>
      rules(effectiveScopes(scopes)).deniedField("QueryRoot", "orders", orders.type);
    expect(denied([])?.message).toContain("read_orders");
    expect(denied(["write_orders"])).toBeNull();
  });
});
