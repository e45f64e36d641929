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
  expect(search("Online Store")).toBe("source_name:web");
  expect(search("Marketplace")).toBe(String.raw`(source_name:3890849 OR source_name:"a \"b\"")`);
  for (const channel of ["Shop", "Resold", "Half named", "", "Never heard of"])
    expect([channel, search(channel)]).toEqual([channel, null]);
});

it("searches for at most twenty sources, and for none where there are too many to tell", () => {
  const many = (count: number) =>
    searchesOfChannels(Array.from({ length: count }, (_, index) => pair("App", `s${index}`)))(
      "App",
    );
  expect(many(20)).toContain("source_name:s19");
  expect(many(21)).toBeNull();
  expect(searchesOfChannels(null)("App")).toBeNull();
});
