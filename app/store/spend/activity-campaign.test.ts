import { expect, it } from "vitest";
import { campaignOfActivity, type NamedActivity } from "./activity-campaign";

const activity = (
  title: string,
  parentId: number | null = null,
  utmCampaign: string | null = null,
) => ({ title, parentId, utmCampaign }) satisfies NamedActivity;

it("is named by visits, else by its title", () => {
  expect(campaignOfActivity(activity("Autumn", null, " autumn-26 "), new Map())).toBe("autumn-26");
  expect(campaignOfActivity(activity(" Autumn ", null, " "), new Map())).toBe("Autumn");
  expect(campaignOfActivity(activity(" "), new Map())).toBeNull();
});

it("is that of what an ad group stands in, unless it has a name of its own", () => {
  const others = new Map([
    [1, activity("Autumn", null, "autumn-26")],
    [2, activity("Retargeting", 1)],
    [3, activity("Coats", 1, "autumn-coats")],
    [4, activity("Mail")],
  ]);
  expect(campaignOfActivity(activity("Banner", 2), others)).toBe("autumn-26");
  expect(campaignOfActivity(activity("Banner", 3), others)).toBe("autumn-coats");
  expect(campaignOfActivity(activity("Letter", 4), others)).toBe("Mail");
  // What it stands in was not read.
  expect(campaignOfActivity(activity("Banner", 99), others)).toBe("Banner");
});

it("ends where activities stand in each other", () => {
  const others = new Map([
    [1, activity("One", 2)],
    [2, activity("Two", 1)],
  ]);
  expect(campaignOfActivity(activity("Three", 1), others)).toBe("Two");
});
