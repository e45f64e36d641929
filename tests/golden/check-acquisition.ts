import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { changeSpend } from "../../app/imports/spend.server";
import { acquisition } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf, toCents, toNumber } from "./read-table";

/** What customers cost: last, as the spend entered for it would be part of every profit. */
export function checkAcquisition(golden: GoldenShop): void {
  describe("Once spend is entered", () => {
    beforeAll(async () => {
      const enter = async (fields: Record<string, string | Blob>) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.append(name, value);
        const answer = await changeSpend(await golden.shop(), form, golden.now());
        if (answer.kind !== "done") throw new Error(JSON.stringify(answer));
      };
      const file = new Blob([readFileSync(new URL("./shop/spend.csv", import.meta.url))]);
      const choices = { columns: null, channel: null, dayOrder: null, rates: { EUR: "1.10" } };
      await enter({ intent: "accept", file, choices: JSON.stringify(choices) });
      await enter({
        intent: "addCost",
        name: "Agency",
        kind: "agency",
        amount: "30.00",
        isLoadedOnly: "true",
        period: "months",
        from: "2026-02",
        to: "2026-02",
      });
    });

    it("the golden shop's new customers cost what was worked out", async () => {
      const { figures } = await acquisition(golden, range);
      const shown = new Map(figures.map(({ id, unit, value }) => [id, { unit, value }]));
      for (const row of readTable("acquisition")) {
        const id = textOf(row, "metric");
        const { unit, value } = shown.get(id) ?? {};
        const text = textOf(row, "value");
        if (unit === "money") expect([id, value]).toEqual([id, toCents(text)]);
        else expect(value, id).toBeCloseTo(toNumber(text), 10);
      }
    });

    it.each(["first", "last"])(
      "the golden shop's channels brought that: %s click",
      async (click) => {
        const { channels } = await acquisition(golden, { ...range, click });
        const withoutVisits = ["unattributed", "notApplicable"];
        expect(
          channels
            .filter(({ origin, spendMinor, orders }) =>
              withoutVisits.includes(origin) ? false : spendMinor !== null || orders > 0,
            )
            .map((row) => [
              row.origin,
              row.spendMinor,
              row.newCustomers,
              row.cacMinor,
              row.orders,
              row.netMinor,
            ]),
        ).toEqual(
          readTable("acquisition-channels")
            .filter((row) => row["click"] === click)
            .map((row) => [
              row["channel"],
              centsOf(row, "spend"),
              countOf(row, "new"),
              centsOf(row, "cac"),
              countOf(row, "orders"),
              centsOf(row, "net"),
            ]),
        );
      },
    );
  });
}
