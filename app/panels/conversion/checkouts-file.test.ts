import { expect, it } from "vitest";
import { textsOfTables } from "../table-file";
import { buildCheckouts } from "./build-view";
import { checkoutsFile } from "./checkouts-file";
import { conversionTexts } from "./conversion-texts";
import type { ReadyConversion } from "./view";

it("writes checkouts that were left by day, with what each figure is, as CSV", () => {
  const day = (name: string, abandoned: number, recovered: number) => ({
    ...{ day: name, abandoned, abandonedMinor: abandoned * 1_250 },
    ...{ recovered, recoveredMinor: recovered * 1_250 },
  });
  const checkouts = buildCheckouts({
    current: [day("2026-11-20", 3, 1), day("2026-11-21", 0, 0)],
    ...{ over: null, previous: [], asOf: new Date("2026-11-22T10:00:00Z") },
  });
  if (checkouts.state !== "known") throw new Error("Not known");
  const view = {
    ...{ currency: "USD", timezone: "UTC", checkouts },
    range: { from: "2026-11-20", to: "2026-11-21" },
  } as ReadyConversion;
  const lines = checkoutsFile(checkouts, view, conversionTexts(textsOfTables()))
    .replace("\ufeff", "")
    .trim()
    .split("\r\n");
  expect(lines.slice(-4)).toEqual([
    "Date,Abandoned checkouts,Value of abandoned checkouts (USD),Recovered checkouts,Recovery rate",
    "2026-11-20,3,37.50,1,0.333333",
    "2026-11-21,0,0.00,0,",
    "Whole period,3,37.50,1,0.333333",
  ]);
  const comments = lines.slice(0, -4).join("\n");
  expect(comments).toContain("Checkouts count on the day they were begun");
  expect(comments).toContain("Read from Shopify on Nov 22, 2026");
  expect(comments).toContain("Abandoned checkouts: Number of checkouts that were begun");
  expect(comments).toContain("Counts on: The day the checkout was begun.");
});
