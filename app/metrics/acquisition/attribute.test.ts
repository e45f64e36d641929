import { expect, test } from "vitest";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { campaignOf, originOf, sumOrders } from "./attribute";

const touch = (...parts: string[]) =>
  [...parts, ...Array<string>(6 - parts.length).fill("")].join("\u001f");
const ad = touch("google", "", "google", "cpc", "Brand");
const letter = touch("", "", "klaviyo", "email", " ");

const row = (more: Partial<AttributedOrders>): AttributedOrders => ({
  period: "2026-10-01",
  isNew: false,
  isOnline: true,
  elsewhere: null,
  firstTouch: null,
  lastTouch: null,
  orders: 1,
  netMinor: 1_000,
  costMinor: 400,
  goodsNetMinor: 1_000,
  costedNetMinor: 1_000,
  ...more,
});

test("the first or the last visit names the channel", () => {
  const orders = row({ firstTouch: ad, lastTouch: letter });
  expect(originOf(orders, "first", [])).toBe("paid-search");
  expect(originOf(orders, "last", [])).toBe("email");
});

test("an online order without a known visit is unattributed, one placed elsewhere is neither", () => {
  expect(originOf(row({}), "first", [])).toBe("unattributed");
  expect(originOf(row({ isOnline: false }), "first", [])).toBe("notApplicable");
  const unknown = touch("an unknown source");
  expect(originOf(row({ firstTouch: unknown }), "first", [])).toBe("unattributed");
});

test("a campaign is what the UTM parameters name, if anything", () => {
  expect(campaignOf(row({ firstTouch: ad }), "first")).toBe("Brand");
  expect(campaignOf(row({ lastTouch: letter }), "last")).toBeNull();
  expect(campaignOf(row({}), "first")).toBeNull();
});

test("sums add up over whatever tells orders apart, new customers among them", () => {
  const rows = [
    row({ isNew: true, firstTouch: ad, orders: 3, netMinor: 3_000 }),
    row({ firstTouch: ad, orders: 2, netMinor: 500 }),
    // Of nobody: an order, but no customer.
    row({ isNew: null, firstTouch: letter }),
  ];
  const sums = sumOrders(rows, (each) => originOf(each, "first", []));
  expect(sums.get("paid-search")).toMatchObject({
    newCustomers: 3,
    orders: 5,
    netMinor: 3_500,
    newNetMinor: 3_000,
  });
  expect(sums.get("email")).toMatchObject({ newCustomers: 0, orders: 1 });
});
