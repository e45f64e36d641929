import { describe, expect, test } from "vitest";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import { sumOwners } from "./campaign-answer";
import { buildCampaigns } from "./campaigns";
import { ownDaysOf } from "./own-days";
import { input, nothing } from "./testing/campaigns";

describe("campaigns that neither spend nor orders of the days name", () => {
  const october = { from: "2026-10-01", to: "2026-10-31" };
  const activity: ToldActivity = {
    parts: [],
    ...{ campaign: "display", channel: "display", status: "ACTIVE", from: "2026-09-01", to: null },
    ...{ until: null, budgetMinor: 7_000, budgetType: "LIFETIME" },
  };
  const past: ToldActivity = {
    ...{ ...activity, campaign: "spring", from: "2026-03-01", status: "INACTIVE" },
    ...{ to: "2026-05-31", until: "2026-05-31" },
  };
  const told = [activity, past, { ...past, campaign: "gone" }];
  const ofOctober = buildCampaigns({
    ...{ ...input, told, orders: [], spend: [], paced: [] },
    own: ownDaysOf(october, nothing),
  });

  test("are listed where they ran then, with nothing spent that is known and no cost of a customer", () => {
    expect(ofOctober.rows).toMatchObject([
      {
        ...{ name: "display", channel: "display", entered: null, days: october },
        ...{ spendMinor: null, newCustomers: 0, cacMinor: null, firstNetMinor: 0, lastNetMinor: 0 },
        known: { status: "ACTIVE", from: "2026-09-01", to: null, budgetMinor: 7_000 },
        worth: { customers: 0, valueMinor: null },
      },
    ]);
    // Brand search and the flyer, which were entered for November, "spring" and "gone".
    expect(ofOctober.elsewhere).toBe(4);
  });

  test("are listed however long ago they ended once spend or an order names them", () => {
    const { rows, elsewhere } = buildCampaigns({ ...input, told });
    expect(rows.map(({ name }) => name)).toEqual(["Brand search", "Flyer", "spring", "display"]);
    expect(rows[2]).toMatchObject({
      ...{ newCustomers: 2, known: { status: "INACTIVE", to: "2026-05-31", isOfDays: false } },
    });
    expect(elsewhere).toBe(1);
  });

  test("have no owner, and add their budget to nobody else's", () => {
    const owners = sumOwners(buildCampaigns({ ...input, told: [activity] }).rows);
    expect(
      owners.map(({ owner, campaigns, budgetMinor }) => [owner, campaigns, budgetMinor]),
    ).toEqual([
      ["Agency One", 2, 100_000],
      [null, 2, 7_000],
    ]);
    expect(owners[1]).toMatchObject({ spendMinor: null, newCustomers: 2, cacMinor: null });
  });
});
