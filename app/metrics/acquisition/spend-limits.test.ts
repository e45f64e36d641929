import { expect, it } from "vitest";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { limitsOf } from "./spend-limits";

const november = { from: "2026-11-01", to: "2026-11-30" };
const channels: SpendKnowledge["channels"] = [
  { channel: "email", spans: [{ from: "2026-10-01", to: "2026-10-31" }] },
  { channel: "paid-search", spans: [{ from: "2026-10-01", to: "2026-11-19" }] },
  { channel: "paid-social", spans: [{ from: "2026-10-01", to: "2026-11-12" }] },
];

it("names the channels that are not known of all days that are over, and of which they are", () => {
  expect(limitsOf(november, { channels }, "2026-11-20")).toEqual([
    { channel: "email", days: null },
    { channel: "paid-social", days: { from: "2026-11-01", to: "2026-11-12" } },
  ]);
  expect(limitsOf(november, { channels }, "2026-11-21")).toHaveLength(3);
  expect(limitsOf({ from: "2026-10-05", to: "2026-10-31" }, { channels }, "2026-11-21")).toEqual(
    [],
  );
  // Of a day under way nothing is asked.
  expect(limitsOf({ from: "2026-11-21", to: "2026-11-21" }, { channels }, "2026-11-21")).toEqual(
    [],
  );
});
