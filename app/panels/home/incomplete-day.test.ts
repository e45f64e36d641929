import { expect, it } from "vitest";
import { createI18n } from "../../i18n/i18n";
import { incompleteDayTexts } from "./incomplete-day";

const { t } = createI18n();

it("says of today that it is not over", () => {
  expect(t(incompleteDayTexts({ isToday: true }).legend)).toBe("Day is not over");
});

it("does not say so of an earlier day that was read before its end", () => {
  const { legend, netSales, note } = incompleteDayTexts({ isToday: false });
  expect(t(legend)).toBe("Day is read in part");
  expect([t(netSales), t(note)]).toEqual(["Net sales as far as read", "read in part"]);
});
