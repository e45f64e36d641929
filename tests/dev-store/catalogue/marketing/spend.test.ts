import { describe, expect, it } from "vitest";

import { shopTime } from "../../world/shop-time";
import { createTestCatalogue, TEST_SETTINGS } from "../fixtures";
import { planActivities } from "./campaigns";
import { createSpendBook } from "./spend";

const HOUR_MS = 3_600_000;
const activities = planActivities(TEST_SETTINGS);
const byCampaign = (campaign: string) => activities.find((one) => one.campaign === campaign)!;
const book = createSpendBook(TEST_SETTINGS);
const shopping = byCampaign("shopping-all");
const summer = byCampaign("summer-sale");

describe("ad spend", () => {
  it("never falls and grows through the day", () => {
    const day = shopTime(TEST_SETTINGS.timezone).startOfDay(20_700);
    let before = book.until(shopping, day) ?? 0;
    for (let hour = 1; hour <= 48; hour++) {
      const now = book.until(shopping, day + hour * HOUR_MS) ?? 0;
      expect(now).toBeGreaterThanOrEqual(before);
      expect(Number.isInteger(now)).toBe(true);
      before = now;
    }
    expect(before).toBeGreaterThan(book.until(shopping, day + 24 * HOUR_MS) ?? 0);
  });

  it.each(["America/New_York", "UTC"])(
    "adds up to its days in %s, over both clock changes",
    (timezone) => {
      const local = createSpendBook({ ...TEST_SETTINGS, timezone });
      const time = shopTime(timezone);
      const [first, last] = [
        time.dayOf(Date.UTC(2026, 1, 1, 12)),
        time.dayOf(Date.UTC(2026, 10, 10, 12)),
      ];
      let sum = 0;
      for (let day = first; day <= last; day++) sum += local.ofDay(shopping, day);
      const from = local.until(shopping, time.startOfDay(first)) ?? 0;
      expect((local.until(shopping, time.startOfDay(last + 1)) ?? 0) - from).toBe(sum);
      expect(sum).toBeGreaterThan(0);
    },
  );

  it("is nothing before the start, still after the end, and unknown for e-mail", () => {
    expect(book.until(summer, summer.startsAt)).toBe(0);
    const end = book.until(summer, summer.endsAt ?? 0) ?? 0;
    expect(end).toBeGreaterThan(0);
    expect(book.until(summer, (summer.endsAt ?? 0) + 400 * 24 * HOUR_MS)).toBe(end);
    expect(book.until(byCampaign("newsletter-weekly"), TEST_SETTINGS.until)).toBeNull();
  });

  it("does not depend on what was asked before", () => {
    const late = createSpendBook(TEST_SETTINGS).until(shopping, TEST_SETTINGS.until);
    const asked = createSpendBook(TEST_SETTINGS);
    asked.until(shopping, shopping.startsAt + 5 * HOUR_MS);
    expect(asked.until(shopping, TEST_SETTINGS.until)).toBe(late);
  });
});

describe("marketing activities", () => {
  it("show running spend by the clock and the state they are in", () => {
    const shop = createTestCatalogue();
    const node = (id: number) => shop.catalogue.resources.marketingActivities.node(id);
    const amount = () =>
      Number((node(shopping.id)?.adSpend as () => { amount: string } | null)()?.amount);
    const before = amount();
    expect(before * 100).toBeCloseTo(
      shop.catalogue.adSpendMinorUntil(shopping.id, shop.settings.until) ?? 0,
      3,
    );
    shop.setNow(shop.settings.until + 3 * HOUR_MS);
    expect(amount()).toBeGreaterThan(before);
    expect(node(shopping.id)).toMatchObject({ status: "ACTIVE" });
    expect(node(summer.id)).toMatchObject({ status: "INACTIVE" });
    shop.setNow(summer.startsAt - HOUR_MS);
    expect(node(summer.id)).toMatchObject({ status: "SCHEDULED" });
  });

  it("keep the spend of ad groups within their campaign's and bring visits only once", () => {
    const shop = createTestCatalogue();
    const parent = byCampaign("prospecting-broad");
    const groups = activities.filter((one) => one.parentId === parent.id);
    expect(groups).toHaveLength(2);
    const total = groups.reduce(
      (sum, group) => sum + (book.until(group, TEST_SETTINGS.until) ?? 0),
      0,
    );
    const whole = book.until(parent, TEST_SETTINGS.until) ?? 0;
    expect(Math.abs(total - whole) / whole).toBeLessThan(0.02);
    expect(shop.catalogue.campaigns.map((one) => one.activityId)).not.toContain(groups[0]?.id);
    expect(shop.catalogue.campaigns.length).toBeGreaterThanOrEqual(10);
    for (const campaign of shop.catalogue.campaigns) expect(campaign.weight).toBeGreaterThan(0);
  });
});
