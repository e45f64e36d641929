import { expect, it } from "vitest";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import { partSpendOf, type SpendPart } from "./part-spend";

const june = { from: "2026-06-01", to: "2026-06-30" };
const july = { from: "2026-07-01", to: "2026-07-31" };
const day = (more: Partial<SpendDay>): SpendDay => ({
  ...{ day: "2026-06-10", channel: "paid-search", campaign: "Brand", spendMinor: 1_000 },
  ...{ source: "import", isAssumed: false, isLoadedOnly: false, ...more },
});
const knowledge: SpendKnowledge = {
  spans: [{ from: "2026-05-01", to: "2026-08-31" }],
  looks: null,
  channels: [
    { channel: "paid-search", spans: [{ from: "2026-05-01", to: "2026-07-31" }] },
    { channel: "affiliate", spans: [{ from: "2026-05-01", to: "2026-08-31" }] },
  ],
  foreign: [],
};
const days = [
  day({}),
  day({ day: "2026-06-30", campaign: "brand ", spendMinor: 500 }),
  day({ day: "2026-06-30", campaign: "Other", spendMinor: 70 }),
  day({
    day: "2026-06-20",
    channel: "affiliate",
    campaign: null,
    source: "activity",
    spendMinor: 9,
  }),
];
const spend = (part: SpendPart, range = june, more: Partial<SpendKnowledge> = {}) =>
  partSpendOf(part, range, days, { ...knowledge, ...more }, "2026-11-29");
const search: SpendPart = { by: "channel", value: "paid-search" };
const brand: SpendPart = { by: "campaign", value: "BRAND" };

it("is that of the channel, or of the campaign by whatever letters", () => {
  expect(spend(search)).toBe(1_570);
  expect(spend(brand)).toBe(1_500);
  expect(spend({ by: "channel", value: "affiliate" })).toBe(9);
});

it("is nothing where a file tells of all days and names none of it", () => {
  expect(spend(search, july)).toBe(0);
});

it("is unknown where a file does not reach, no spend names it, or some is in another currency", () => {
  expect(spend(search, { from: "2026-07-01", to: "2026-08-01" })).toBe("notObserved");
  expect(spend({ by: "channel", value: "email" })).toBe("notObserved");
  expect(spend({ by: "channel", value: "unknown" })).toBe("notSplit");
  expect(spend(brand, july)).toBe("notObserved");
  expect(spend({ by: "campaign", value: "" })).toBe("notObserved");
  const foreign = [{ channel: "affiliate", currency: "EUR", ...june }] as SpendKnowledge["foreign"];
  expect(spend({ by: "channel", value: "affiliate" }, june, { foreign })).toBe("otherCurrency");
  expect(spend(search, june, { foreign })).toBe(1_570);
  // What is known of all channels together does not matter to one.
  expect(spend(search, june, { spans: [] })).toBe(1_570);
  expect(spend(brand, june, { spans: [] })).toBe(1_500);
  const later = [{ channel: "paid-search", spans: [{ from: "2026-06-02", to: "2026-08-31" }] }];
  const known = { channels: later as SpendKnowledge["channels"] };
  expect(spend(search, june, known)).toBe("notObserved");
  expect(spend(brand, june, known)).toBe("notObserved");
});
