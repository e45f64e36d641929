import { expect, it } from "vitest";
import { makeRfmHistory } from "../../app/metrics/retention/rfm-history.server";
import { journey } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf, toNumber } from "./read-table";

/** What customers purchase first, next and together, and the groups they were in before. */
export function checkJourney(golden: GoldenShop): void {
  it("the golden shop's groups were on earlier days what was worked out", async () => {
    const history = await makeRfmHistory(await golden.shop(), range.to, golden.now());
    const rows = readTable("rfm-history");
    expect(history.days).toContain("2026-02-28");
    for (const day of new Set(rows.map((row) => textOf(row, "day")))) {
      const at = history.days.indexOf(day);
      expect(
        history.groups.flatMap(({ group, points }) => {
          const { customers = 0, netMinor = 0 } = points[at] ?? {};
          return customers > 0 ? [[day, group, customers, netMinor]] : [];
        }),
      ).toEqual(
        rows
          .filter((row) => row["day"] === day)
          .map((row) => [day, row["group"], countOf(row, "customers"), centsOf(row, "net")]),
      );
    }
  });

  it("the golden shop's customers go from product to product as worked out", async () => {
    const { steps, byProduct, byCode, together } = await journey(golden, { days: "90" });
    const sorted = (rows: readonly unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(
      sorted(
        steps.rows.map(({ label, cells: [step, next, customers, share] }) => [
          step === "retention.journey.firstToSecond" ? "1" : "2",
          label,
          next,
          customers,
          Number(customers) / Number(share),
        ]),
      ),
    ).toEqual(
      sorted(
        readTable("journey-steps").map((row) => [
          row["step"],
          row["product"],
          row["next"],
          countOf(row, "customers"),
          countOf(row, "from"),
        ]),
      ),
    );
    const worth = [...byProduct.rows, ...byCode.rows];
    expect(
      sorted(
        worth.map(({ label, cells }) => [typeof label === "string" ? label : "none", ...cells]),
      ),
    ).toEqual(
      sorted(
        readTable("journey-worth").map((row) => [
          row["key"],
          countOf(row, "customers"),
          centsOf(row, "mean"),
          null,
          null,
        ]),
      ),
    );
    const pairs = readTable("journey-together");
    expect(together.rows.map(({ label, cells }) => [label, cells[0], cells[1]])).toEqual(
      pairs.map((row) => [row["one"], row["other"], countOf(row, "orders")]),
    );
    for (const [index, row] of pairs.entries()) {
      const [, , ofOne, ofOther, lift] = together.rows[index]?.cells ?? [];
      expect(ofOne).toBeCloseTo(toNumber(textOf(row, "of one")), 10);
      expect(ofOther).toBeCloseTo(toNumber(textOf(row, "of other")), 10);
      expect(lift).toBeCloseTo(toNumber(textOf(row, "lift")), 10);
    }
  });
}
