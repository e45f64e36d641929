import { describe, expect, it } from "vitest";
import { createShopCalendar } from "../../lib/shop-day";
import { noFigures, type ReportFigures } from "../../store/report-figures";
import type { OrderComparison } from "../../store/shopify-sales.server";
import { differenceCauses, explainOrder } from "./causes";

const context = { currency: "USD", calendar: createShopCalendar("America/New_York") };
const day = "2026-11-10";
const readAt = new Date("2026-11-12T10:00:00Z");
const later = new Date("2026-11-12T10:00:01Z");

const figures = (changes: Partial<ReportFigures>): ReportFigures => ({ ...noFigures, ...changes });
const sale = (minor: number) =>
  figures({ grossMinor: minor, netMinor: minor, totalMinor: minor, orders: 1 });
const refund = (minor: number) =>
  figures({ returnsMinor: -minor, netMinor: -minor, totalMinor: -minor });

const order: NonNullable<OrderComparison["order"]> = {
  isTest: false,
  isDeleted: false,
  isGiftCardOnly: false,
  cancelledAt: null,
  updatedAt: readAt,
  presentmentCurrency: "USD",
};

function compare(changes: Partial<OrderComparison>): OrderComparison {
  return {
    day,
    orderId: 1,
    name: "#1001",
    ours: noFigures,
    theirs: noFigures,
    edits: noFigures,
    giftCardsMinor: 0,
    unexplainedMinor: 0,
    saleCount: 1,
    lastSaleAt: new Date("2026-11-10T12:00:00Z"),
    order,
    remote: { isFound: true, isTest: false, updatedAt: readAt },
    checkedAt: new Date("2026-11-20T12:00:00Z"),
    ...changes,
  };
}

const explain = (changes: Partial<OrderComparison>, others: OrderComparison[] = []) =>
  explainOrder(compare(changes), others, context);
const causeOf = (...args: Parameters<typeof explain>) => explain(...args).cause;

describe("an order that differs is explained by", () => {
  it("not having been read, or being out of reach", () => {
    const unread = { order: null, theirs: sale(500) };
    expect(causeOf(unread)).toBe("notReadYet");
    expect(causeOf({ ...unread, remote: null })).toBe("notReadYet");
    const hidden = { isFound: false, isTest: null, updatedAt: null };
    expect(causeOf({ ...unread, remote: hidden })).toBe("outOfReach");
    // Both count it, and Shopify shows it no more.
    expect(causeOf({ ours: sale(400), theirs: sale(500), remote: hidden })).toBe("outOfReach");
  });

  it("its deletion, on either side", () => {
    expect(causeOf({ order: { ...order, isDeleted: true }, theirs: sale(500) })).toBe("deleted");
    const gone = { isFound: false, isTest: null, updatedAt: null };
    expect(causeOf({ ours: sale(500), remote: gone })).toBe("deleted");
  });

  it("being a test, on either side", () => {
    expect(causeOf({ order: { ...order, isTest: true }, theirs: sale(500) })).toBe("test");
    const remote = { isFound: true, isTest: true, updatedAt: readAt };
    expect(causeOf({ ours: sale(500), remote })).toBe("test");
  });

  it("a sale of a kind that nobody names", () => {
    expect(causeOf({ unexplainedMinor: 300, theirs: sale(300) })).toBe("unexplainedSale");
  });

  it("the day of a refund: the same stands on another one", () => {
    const there = compare({ day: "2026-11-14", theirs: refund(700) });
    expect(explain({ ours: refund(700) }, [there])).toEqual({
      cause: "refundOtherDay",
      otherDay: "2026-11-14",
    });
    const less = compare({ day: "2026-11-14", theirs: refund(699) });
    expect(causeOf({ ours: refund(700) }, [less])).not.toBe("refundOtherDay");
  });

  it("the time zone where a sale stands on the neighbouring day, and by its day else", () => {
    const on = (other: string) => compare({ day: other, theirs: sale(700) });
    expect(explain({ ours: sale(700) }, [on("2026-11-11")])).toEqual({
      cause: "timeZone",
      otherDay: "2026-11-11",
    });
    expect(explain({ ours: sale(700) }, [on("2026-11-12")])).toEqual({
      cause: "otherDay",
      otherDay: "2026-11-12",
    });
  });

  it("a gift card, sold with other things or alone", () => {
    const more = figures({ grossMinor: 5_000, netMinor: 5_000, totalMinor: 5_000 });
    expect(causeOf({ theirs: more, giftCardsMinor: 5_000 })).toBe("giftCard");
    expect(causeOf({ theirs: more, giftCardsMinor: 4_000 })).not.toBe("giftCard");
    const alone = { ...order, isGiftCardOnly: true };
    expect(causeOf({ ours: figures({ orders: 1 }), order: alone })).toBe("giftCard");
  });

  it("an edit that one side lacks, to the minor unit", () => {
    const edits = figures({ grossMinor: 250, netMinor: 250, totalMinor: 250 });
    const ours = figures({ grossMinor: 1_250, netMinor: 1_250, totalMinor: 1_250, orders: 1 });
    expect(causeOf({ ours, theirs: sale(1_000), edits })).toBe("edit");
    expect(causeOf({ ours, theirs: sale(900), edits })).not.toBe("edit");
  });

  it("its cancellation, on that day of the shop only", () => {
    // 23:30 of the day in New York.
    const cancelled = { ...order, cancelledAt: new Date("2026-11-11T04:30:00Z") };
    expect(causeOf({ ours: refund(900), order: cancelled })).toBe("cancelled");
    const next = { ...order, cancelledAt: new Date("2026-11-11T05:00:00Z") };
    expect(causeOf({ ours: refund(900), order: next })).not.toBe("cancelled");
  });

  it("rounding, up to a minor unit for each sale", () => {
    const off = (minor: number) => figures({ taxesMinor: minor, totalMinor: minor });
    expect(causeOf({ ours: off(3), saleCount: 3 })).toBe("taxRounding");
    expect(causeOf({ ours: off(4), saleCount: 3 })).not.toBe("taxRounding");
    expect(causeOf({ ours: off(-1), saleCount: 0 })).toBe("taxRounding");
  });

  it("a change since the reading, not by one we have", () => {
    const changed = { isFound: true, isTest: false, updatedAt: later };
    expect(causeOf({ ours: sale(500), theirs: sale(900), remote: changed })).toBe("updatedSince");
    expect(causeOf({ ours: sale(500), theirs: sale(900) })).toBe("unknown");
  });

  it("Shopify's report being behind, for two days", () => {
    const lastSaleAt = new Date("2026-11-10T12:00:00Z");
    const at = (checkedAt: string) =>
      causeOf({ ours: sale(500), lastSaleAt, checkedAt: new Date(checkedAt) });
    expect(at("2026-11-12T12:00:00Z")).toBe("reportBehind");
    expect(at("2026-11-12T12:00:01Z")).toBe("unknown");
  });

  it("another currency, where nothing better explains it", () => {
    const foreign = { ...order, presentmentCurrency: "EUR" };
    expect(causeOf({ ours: sale(500), theirs: sale(520), order: foreign })).toBe("currency");
  });
});

it("has a test for every cause", () => {
  // The tests above name each; a new cause has to be added there and here.
  expect(differenceCauses.length).toBe(16);
});
