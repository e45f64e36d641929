import { expect, it } from "vitest";
import type { SpendCost, SpendDay } from "../../store/spend/spend-terms";
import { buildCurl, buildSpendTemplate, summarizeSpend, withEndings } from "./build-view";

it("sums what is known of a channel by source, with the days it is of", () => {
  const spend = { campaign: null, isAssumed: false, isLoadedOnly: false };
  const days: SpendDay[] = [
    { ...spend, day: "2026-05-03", channel: "paid-search", source: "import", spendMinor: 200 },
    { ...spend, day: "2026-05-01", channel: "paid-search", source: "import", spendMinor: 100 },
    { ...spend, day: "2026-05-01", channel: "paid-search", source: "import", spendMinor: 5 },
    {
      ...{ ...spend, isAssumed: true, day: "2026-04-01" },
      ...{ channel: "paid-search", source: "activity", spendMinor: 900 },
    },
  ];
  expect(summarizeSpend(days)).toEqual([
    {
      ...{ channel: "paid-search", source: "activity", from: "2026-04-01", to: "2026-04-01" },
      ...{ days: 1, spendMinor: 900, assumedMinor: 900 },
    },
    {
      ...{ channel: "paid-search", source: "import", from: "2026-05-01", to: "2026-05-03" },
      ...{ days: 2, spendMinor: 305, assumedMinor: 0 },
    },
  ]);
});

it("lets end what goes on beyond this month", () => {
  const cost: SpendCost = {
    ...{ id: 1, name: "Agency", kind: "agency", channel: null, campaign: null, amountMinor: 1 },
    ...{ isMonthly: true, from: "2026-05-01", to: null, isLoadedOnly: true },
  };
  const canEnd = (change: Partial<SpendCost>) =>
    withEndings([{ ...cost, ...change }], "2026-05-20")[0]?.canEnd;
  expect(canEnd({})).toBe(true);
  expect(canEnd({ to: "2026-06-30" })).toBe(true);
  expect(canEnd({ to: "2026-05-31" })).toBe(false);
  expect(canEnd({ from: "2026-06-01" })).toBe(false);
  expect(canEnd({ isMonthly: false, to: "2026-06-30" })).toBe(false);
});

it("gives a template and a command to begin with", () => {
  expect(buildSpendTemplate("2026-03-01", "EUR")).toBe(
    "\ufeffdate,channel,campaign,spend,currency\r\n2026-02-28,paid-search,,,EUR\r\n" +
      "2026-02-28,paid-social,,,EUR\r\n",
  );
  expect(buildCurl("https://app.example.com/", "2026-03-01").split(" \\\n  ")).toEqual([
    "curl -X POST https://app.example.com/api/spend",
    '-H "Authorization: Bearer YOUR_TOKEN" -H "Content-Type: application/json"',
    `-d '{"rows":[{"date":"2026-02-28","channel":"paid-search","campaign":"Brand","spend":"12.50"}]}'`,
  ]);
});
