import { describe, expect, it } from "vitest";
import { createFakeWorld } from "../platform/fake-world";
import { compileSearch } from "./search";
import { SearchSyntaxError, parseSearch } from "./search-syntax";

const world = createFakeWorld({ orders: 12 });

function find(resource: "orders" | "products", query: string): number[] {
  const source = world.resource(resource);
  const matches = compileSearch(source, query, world.settings.timezone);
  return Array.from(source.ids()).filter((id) => !matches || matches(id));
}

describe("search syntax", () => {
  it("joins terms without an operator by AND, and AND before OR", () => {
    expect(find("orders", "financial_status:paid status:closed")).toEqual([4, 8, 12]);
    expect(find("orders", "status:closed OR financial_status:pending AND tag:vip")).toEqual([
      4, 5, 8, 12,
    ]);
  });

  it("follows parentheses, NOT and a leading minus", () => {
    expect(find("orders", "(status:closed OR tag:vip) AND -financial_status:paid")).toEqual([5]);
    expect(find("orders", "NOT financial_status:paid id:>9")).toEqual([11]);
    expect(find("products", "NOT (status:draft OR title:oak*)")).toEqual([2]);
  });

  it("compares numbers, ids and gids", () => {
    expect(find("orders", "total_price:>=100 total_price:<120")).toEqual([10, 11]);
    expect(find("orders", "id:3")).toEqual([3]);
    expect(find("orders", "id:gid://shopify/Order/3")).toEqual([3]);
    expect(find("orders", "id:<=2")).toEqual([1, 2]);
  });

  it("takes several values after commas, quoted ones and prefixes", () => {
    expect(find("products", "status:active,draft")).toEqual([1, 2, 3, 4]);
    expect(find("products", "title:'Pine Table'")).toEqual([2]);
    expect(find("products", 'title:"oak*"')).toEqual([]);
    expect(find("products", "title:oak*")).toEqual([1, 4]);
    expect(find("products", "chair")).toEqual([1]);
  });

  it("reads a lone star as any value at all", () => {
    expect(find("orders", "customer_id:*")).toEqual([1, 2, 4, 5, 7, 8, 10, 11]);
  });

  it("takes status:any for everything and tag_not for the opposite of tag", () => {
    expect(find("orders", "status:any")).toHaveLength(12);
    expect(find("orders", "tag_not:vip")).toHaveLength(10);
    expect(find("orders", "status:not_closed")).toHaveLength(9);
  });

  it("takes a plain date as midnight in the shop's zone and an offset as it is written", () => {
    // Order 12 was placed at 12:00 UTC on 30 June, which is 08:00 in New York.
    expect(find("orders", "created_at:2026-06-30")).toEqual([12]);
    expect(find("orders", "created_at:>=2026-06-30")).toEqual([12]);
    expect(find("orders", "created_at:>='2026-06-30T14:00:00+02:00'")).toEqual([12]);
    expect(find("orders", "created_at:>2026-06-30T12:00:00Z")).toEqual([]);
    expect(find("orders", "created_at:>='2026-06-30T08:00:00'")).toEqual([12]);
    expect(find("orders", "created_at:<2026-06-20")).toEqual([1]);
  });

  it("refuses a filter the resource does not know, naming it", () => {
    expect(() => find("orders", "colour:red")).toThrow("no search filter colour for Order");
  });

  it("refuses what cannot be read", () => {
    for (const query of ["(status:open", "status:open)", "title:'oak", "AND", "status:"]) {
      expect(() => parseSearch(query), query).toThrow(SearchSyntaxError);
    }
    expect(() => find("orders", "created_at:>soon")).toThrow("is no date: soon");
  });

  it("finds everything for an empty query", () => {
    expect(parseSearch("  ")).toBeNull();
  });
});
