import { expect, it } from "vitest";
import { filterOfTouch, groupTouches, touchesOf } from "./touches";

const ofCampaign = (campaign: string, source = "google") =>
  [source, "", source, "cpc", campaign].join("\u001f");
const touches = [
  ofCampaign("Brand"),
  ofCampaign("brand "),
  ofCampaign("brand", "bing"),
  ofCampaign("other"),
  null,
];

it("takes a campaign that is spelled in several ways for one, as its spend is", () => {
  const { groups } = groupTouches("campaign", touches, []);
  expect(new Set(groups.slice(0, 3)).size).toBe(1);
  expect(groups.slice(3)).toEqual(["other", ""]);
  const backwards = groupTouches("campaign", [...touches].reverse(), []);
  expect([...backwards.groups].reverse()).toEqual(groups);
  expect(touchesOf("campaign", "BRAND", touches, [])).toEqual(touches.slice(0, 3));
});

it("keeps channels apart, and visits of no known one under a name of their own", () => {
  expect(groupTouches("channel", touches, []).groups).toEqual([
    ...new Array<string>(4).fill("paid-search"),
    "unknown",
  ]);
  expect(touchesOf("channel", "unknown", touches, [])).toEqual([null]);
});

it("keeps who first ordered in a shop or by draft apart from those of whom no visit is known", () => {
  expect(groupTouches("channel", touches, []).elsewhere).toBe("notApplicable");
  expect(groupTouches("campaign", touches, []).elsewhere).toBeNull();
  const filter = (value: string) => filterOfTouch("channel", value, touches, []);
  expect(filter("notApplicable")).toEqual({ by: "touch", touches: [null], isOnline: false });
  expect(filter("unknown")).toEqual({ by: "touch", touches: [null], isOnline: true });
  expect(filter("paid-search")).toEqual({ by: "touch", touches: touches.slice(0, 4) });
  expect(filterOfTouch("campaign", "", touches, [])).toEqual({ by: "touch", touches: [null] });
});
