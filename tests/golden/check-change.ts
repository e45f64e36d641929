import { describe, expect, it } from "vitest";
import { cellOf, overview, why } from "./ask";
import { money, monthOf } from "./check-sales";
import type { GoldenShop } from "./open-golden";
import { centsOf, readTable, textOf, toCents, toNumber } from "./read-table";

/** March against the days before it. */
export function checkChange(golden: GoldenShop): void {
  describe("the golden shop's change of sales", () => {
    it("is told against as many days before, as a whole and week by week", async () => {
      const asked = { ...monthOf("2026-03"), grain: "week", by: "time", dir: "asc" };
      const { range: shown, chain, figures, points, table } = await overview(golden, asked);
      expect(shown.previous).toEqual({ from: "2026-01-29", to: "2026-02-28" });
      expect(
        points.map(({ days, valueMinor, previousMinor }) => ({
          ...days,
          net: valueMinor,
          before: previousMinor,
        })),
      ).toEqual(
        readTable("weeks-march").map((row) => ({
          from: textOf(row, "week"),
          to: textOf(row, "to"),
          net: centsOf(row, "net"),
          before: centsOf(row, "before"),
        })),
      );
      expect(cellOf(table.columns, table.total, "before")).toBe(18_000);
      // All of February is in these days, and of January nothing: see months.txt.
      const ratios = { gross: 960 / 280 - 1, net: 704.83 / 180 - 1, returns: 209.17 / 100 - 1 };
      const changes = new Map([...chain, ...figures].map(({ id, change }) => [id, change]));
      for (const [name, ratio] of Object.entries({ ...ratios, taxes: 79.43 / 18 - 1 })) {
        const id = money[name as keyof typeof money];
        const found = { kind: "percent", ratio: expect.closeTo(ratio, 10) as number };
        expect([id, changes.get(id)]).toMatchObject([id, { kind: "change", change: found }]);
      }
      // February had none.
      expect(changes.get("duties")).toEqual({ kind: "none", reason: "noBase" });
    });

    it("is split into its parts, to the cent", async () => {
      const { answer, split } = await why(golden, monthOf("2026-03"));
      expect(split).toMatchObject({ beforeMinor: 18_000, afterMinor: 70_483, changeMinor: 52_483 });
      expect(split).toMatchObject({ mixBy: "kind", visitsGap: "notRead" });
      expect(split?.parts).toEqual(
        readTable("why-parts").map((row) => ({
          id: textOf(row, "part"),
          minor: centsOf(row, "amount"),
        })),
      );
      expect(answer).toMatchObject({
        kind: "changed",
        changeMinor: 52_483,
        part: { id: "orders", minor: 66_036 },
        contributor: { breakdown: "product", label: "Mug", minor: 28_233 },
      });
    });

    it("is told by what explains most of it first", async () => {
      const { split } = await why(golden, monthOf("2026-03"));
      const ranked = split?.ranks.filter(({ concentration }) => concentration !== null) ?? [];
      const expected = readTable("why-ranks");
      expect(ranked.map(({ id }) => id)).toEqual(expected.map((row) => textOf(row, "by")));
      for (const [index, { concentration }] of ranked.entries())
        expect(concentration).toBeCloseTo(toNumber(expected[index]?.["explains"] ?? ""), 4);
    });

    it.each(["channel", "kind", "product", "type", "vendor"])("adds up by %s", (by) =>
      expectContributors(golden, by),
    );
  });
}

/** Net sales of both periods by what they are broken down by; rows with none in either are not looked at. */
export async function expectContributors(golden: GoldenShop, by: string): Promise<void> {
  const { split } = await why(golden, { ...monthOf("2026-03"), by });
  expect(split).toMatchObject({ breakdown: by, rest: null });
  const shown = (split?.contributors ?? []).filter(
    ({ beforeMinor, afterMinor }) => beforeMinor !== 0 || afterMinor !== 0,
  );
  const expected = readTable("why-contributors").filter((row) => row["by"] === by);
  expect(shown.map(({ label, ...row }) => [label, ...centsShown(row)])).toEqual(
    expected.map((row) => [
      textOf(row, "name"),
      ...["before", "after", "change"].map((column) => toCents(textOf(row, column))),
    ]),
  );
}

function centsShown(row: { beforeMinor: number; afterMinor: number; changeMinor: number }) {
  return [row.beforeMinor, row.afterMinor, row.changeMinor];
}
