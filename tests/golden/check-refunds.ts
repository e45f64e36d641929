import { describe, expect, it } from "vitest";
import { eachDay } from "../../app/lib/shop-day";
import { overview } from "./ask";
import { monthOf } from "./check-sales";
import type { GoldenShop } from "./open-golden";
import { readTable, textOf, toCents } from "./read-table";

/** Money that went back, which is not what goods came back. */
export function checkRefunds(golden: GoldenShop): void {
  describe("the golden shop's refunds", () => {
    it("count on the days on which money went back", async () => {
      const expected = new Map<string, number>();
      for (const row of readTable("refunds")) {
        const day = textOf(row, "day");
        expected.set(day, (expected.get(day) ?? 0) + toCents(textOf(row, "refunded")));
      }
      // From the first return of these weeks to the last, among them the 18th with a return and no refund.
      const days = [
        "2026-01-05",
        "2026-02-22",
        "2026-02-24",
        ...eachDay("2026-03-10", "2026-04-02"),
      ];
      const shown = [];
      for (const day of days) {
        const { apart } = await overview(golden, { from: day, to: day });
        shown.push([day, apart.map(({ id, value }) => [id, value])]);
      }
      expect(shown).toEqual(days.map((day) => [day, [["money-refunded", expected.get(day) ?? 0]]]));
    });

    it("are compared with those of as many days before", async () => {
      const { apart } = await overview(golden, monthOf("2026-03"));
      // 93.50 of #1014 in February.
      const ratio = expect.closeTo(167.84 / 93.5 - 1, 10) as number;
      expect(apart).toMatchObject([
        { value: 16_784, change: { change: { kind: "percent", ratio }, verdict: "worse" } },
      ]);
    });
  });
}
