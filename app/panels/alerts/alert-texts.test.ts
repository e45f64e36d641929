import { expect, it } from "vitest";
import { textsOfFiles } from "../../i18n/i18n";
import { createFormats } from "../../components/format";
import type { AlertFacts } from "../../alerts/facts";
import { alertRules } from "../../alerts/registry";
import { signalsOf } from "../../alerts/rule";
import { alertTexts } from "./alert-texts";
import { messageOf } from "./build-view";

const { t, language } = textsOfFiles();
const { message } = alertTexts(t, createFormats(language), "USD");

/** What an alert says of facts of trade, with thresholds of the merchant's. */
function say(
  ruleId: string,
  trading: object,
  thresholds: object = {},
  more: object = {},
): string[] {
  const rule = alertRules.find(({ id }) => id === ruleId);
  if (!rule) throw new RangeError(ruleId);
  const facts = {
    ...{ now: new Date("2026-12-01T12:00:00Z"), today: "2026-12-01", minorUnits: 100 },
    ...{ merchandising: null, sync: null },
    trading: { lastDay: "2026-11-30", days: [], splits: [], ...trading },
    ...more,
  } as unknown as AlertFacts;
  const signals = signalsOf(rule.run(facts, rule.settings.parse(thresholds)));
  return signals.map(({ params }) => message(messageOf({ ruleId, params })));
}

const days = { from: "2026-11-01", to: "2026-11-30" };
const cost = { days, newCustomers: 1, cacMinor: 5_421, worthToCost: 0.72 };

it("says how many times its cost a customer brings in, and the limit in the same way", () => {
  expect(say("ltv-to-cac-below", { acquisitions: [cost] }, { fewestCustomers: 1 })).toEqual([
    "A new customer cost $54.21 from Nov 1, 2026 to Nov 30, 2026; they are expected to bring in 0.72 times that within 365 days, less than your limit of 1.00.",
  ]);
});

it("says one of anything as one", () => {
  expect(say("cac-above", { acquisitions: [cost] }, { fewestCustomers: 1, mostCac: 40 })).toEqual([
    "From Nov 1, 2026 to Nov 30, 2026 a new customer cost $54.21, more than your limit of $40.00. New customers: 1.",
  ]);
  const sync = { askedAt: new Date("2026-12-01T10:00:00Z"), failed: [] };
  expect(say("sync-stale", {}, { mostHours: 1 }, { sync })).toEqual([
    "Shopify has not answered for 1 h or longer. Figures are those of before.",
  ]);
});
