import { expect, it } from "vitest";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import { parseCampaignFilter, passesFilter, type CampaignKind } from "./campaign-filter";

const entered = (isOffline: boolean) => ({ isOffline }) as EnteredCampaign;
const rows = {
  search: { entered: entered(false), channel: "paid-search" },
  flyer: { entered: entered(true), channel: "offline" },
  // A podcast with links: the merchant says where it runs, not the channel.
  podcast: { entered: entered(true), channel: "influencer" },
  letter: { entered: null, channel: "email" },
  poster: { entered: null, channel: "offline" },
  nameless: { entered: null, channel: null },
} as const;
const shown = (query: string) =>
  Object.entries(rows).flatMap(([name, row]) =>
    passesFilter(row, parseCampaignFilter(new URLSearchParams(query))) ? [name] : [],
  );

it.each<[CampaignKind, string[]]>([
  ["online", ["search", "letter", "nameless"]],
  ["offline", ["flyer", "podcast", "poster"]],
  ["entered", ["search", "flyer", "podcast"]],
  ["found", ["letter", "poster", "nameless"]],
])("shows campaigns that are %s", (kind, names) => {
  expect(shown(`kind=${kind}`)).toEqual(names);
});

it("shows those of a channel, of a kind of it, and all where nothing is asked for", () => {
  expect(shown("channel=offline")).toEqual(["flyer", "poster"]);
  expect(shown("channel=offline&kind=found")).toEqual(["poster"]);
  expect(shown("channel=video")).toEqual([]);
  expect(shown("")).toHaveLength(6);
  expect(shown("kind=unheard&channel=1")).toHaveLength(6);
});
