import { expect, it } from "vitest";
import { searchesOfChannels } from "./admin-orders";

const pair = (channel: string, source: string) => ({ channel, source });

it("finds a channel's orders by their sources, where no other channel has these", () => {
  const search = searchesOfChannels([
    pair("Online Store", "web"),
    pair("Marketplace", "3890849"),
    pair("Marketplace", 'a "b"'),
    pair("Shop", "shared"),
    pair("Resold", "shared"),
    pair("Half named", "halves"),
    pair("Half named", ""),
    pair("", ""),
  ]);
  expect(search("Online Store")).toEqual({ filter: "source_name:web" });
  expect(search("Marketplace")).toEqual({
    filter: String.raw`(source_name:3890849 OR source_name:"a \"b\"")`,
  });
  expect(search("Shop")).toEqual({ why: "breakdown.noLink.sharedSource" });
  expect(search("Resold")).toEqual({ why: "breakdown.noLink.sharedSource" });
  for (const channel of ["Half named", "", "Never heard of"])
    expect(search(channel)).toEqual({ why: "breakdown.noLink.noSource" });
});

it("searches for at most twenty sources, and for none where there are too many to tell", () => {
  const many = (count: number) =>
    searchesOfChannels(Array.from({ length: count }, (_, index) => pair("App", `s${index}`)))(
      "App",
    );
  expect(many(20)).toHaveProperty("filter");
  expect(many(21)).toEqual({ why: "breakdown.noLink.manySources" });
  expect(searchesOfChannels(null)("App")).toEqual({ why: "breakdown.noLink.manySources" });
});
