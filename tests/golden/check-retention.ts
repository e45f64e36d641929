import { expect, it } from "vitest";
import { buildRetention } from "../../app/commands/report/build-retention";
import { retentionSchema } from "../../app/commands/report/retention-schema";
import { loadRetention } from "../../app/panels/customers/report.server";
import { cohorts, cohortsOf, repeat, rfm } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf, toCents, toNumber } from "./read-table";

/** Whether customers come back: cohorts, repeat purchases, RFM groups. */
export function checkRetention(golden: GoldenShop): void {
  const sizes = new Map(
    readTable("retention-cohorts")
      .filter((row) => row["age"] === "0")
      .map((row) => [textOf(row, "cohort"), countOf(row, "customers") ?? 0]),
  );

  it.each([
    ["net", "net"],
    ["grossMargin", "margin"],
    ["contribution", "contribution"],
  ] as const)(
    "the golden shop's cohorts are worth what was worked out: %s",
    async (show, column) => {
      const { heat, lacks } = await cohorts(golden, { show });
      expect(lacks).toEqual([]);
      expect(cohortsOf(heat)).toEqual(
        readTable("retention-cohorts").map((row) => ({
          cohort: row["cohort"],
          age: countOf(row, "age"),
          isIncomplete: row["over"] === "no",
          value: Math.round(
            (centsOf(row, column) ?? 0) / (sizes.get(textOf(row, "cohort")) ?? Number.NaN),
          ),
        })),
      );
    },
  );

  it.each([
    ["customers", (row: { customers: number }) => row.customers],
    ["orders", (row: { orders: number }) => row.orders],
    ["ordersEach", (row: { soFar: number; size: number }) => row.soFar / row.size],
    ["retention", (row: { customers: number; size: number }) => row.customers / row.size],
  ] as const)("the golden shop's cohorts came back as worked out: %s", async (show, read) => {
    const { heat } = await cohorts(golden, { show });
    expect(cohortsOf(heat).map(({ value }) => value)).toEqual(
      readTable("retention-cohorts").map((row) =>
        read({
          customers: countOf(row, "customers") ?? 0,
          orders: countOf(row, "orders") ?? 0,
          soFar: countOf(row, "so far") ?? 0,
          size: sizes.get(textOf(row, "cohort")) ?? 0,
        }),
      ),
    );
  });

  it("the golden shop's customers cost, and earned that, as worked out", async () => {
    const { heat } = await cohorts(golden, { horizon: "90" });
    expect(
      heat.rows.map(({ from, cac, payback, worthToCost }) => [
        from.slice(0, 7),
        cac,
        payback.kind === "after" ? String(payback.periods) : payback.kind,
        worthToCost?.toFixed(10) ?? "-",
      ]),
    ).toEqual(
      readTable("cohort-cac").map((row) => [
        row["cohort"],
        centsOf(row, "cac"),
        row["payback"] === "no" ? "notYet" : row["payback"],
        row["ratio"] === null ? "-" : toNumber(textOf(row, "ratio")).toFixed(10),
      ]),
    );
    // Whose spend it was is not known of a part of the customers.
    const some = await cohorts(golden, { by: "code", value: "WINTER10" });
    expect(some.heat.rows.map(({ cac }) => cac)).toEqual([null, null]);
  });

  it("the golden shop's answer is of the last cohort that is three months old", async () => {
    // Of December's one customer the next order came on 8 March.
    const { sentence } = await cohorts(golden, {});
    expect(sentence).toEqual({
      kind: "few",
      from: "2025-12-01",
      months: 3,
      customers: 1,
      returned: 1,
      least: 30,
    });
  });

  it("the golden shop's cohorts are told apart by first code, product and kind", async () => {
    const rows = async (by: string) =>
      (await cohorts(golden, { by })).split?.rows.map(({ label, cells }) => [label, cells[0]]);
    expect(await rows("code")).toEqual([
      [{ key: "breakdown.none.code" }, 7],
      ["WINTER10", 2],
    ]);
    // Of each first order the line with the greatest value: #1001 #1036, #1003 #1008 #1012, #1004, #1006, #1010, #1018.
    expect(new Map((await rows("product"))?.map(([label, count]) => [label, count]))).toEqual(
      new Map([
        ["Mug", 4],
        ["Bowl", 3],
        ["Lamp", 1],
        ["Print", 1],
      ]),
    );
    const { heat, filter } = await cohorts(golden, { by: "code", value: "WINTER10" });
    expect(filter?.label).toBe("WINTER10");
    expect(heat.rows.map(({ from, customers }) => [from, customers])).toEqual([
      ["2025-12-01", 1],
      ["2026-01-01", 1],
    ]);
  });

  it("the golden shop's customers purchase again as worked out", async () => {
    const { ladder, gaps } = await repeat(golden, range);
    const of = (cells: readonly unknown[], id: string) =>
      cells[ladder.columns.findIndex((column) => column.id === id)];
    expect(
      ladder.rows.map(({ id, cells }) => [
        id,
        of(cells, "customers"),
        of(cells, "wentOn"),
        of(cells, "median"),
      ]),
    ).toEqual(
      readTable("retention-steps").map((row) => [
        row["step"],
        countOf(row, "reached"),
        countOf(row, "went on"),
        countOf(row, "median"),
      ]),
    );
    expect(gaps).toEqual(
      readTable("retention-gaps").map((row) => ({
        from: countOf(row, "from"),
        to: countOf(row, "to"),
        count: countOf(row, "count"),
      })),
    );
    const { figures, subscriptions } = await repeat(golden, { ...range, silent: "90" });
    // 135, 122 and 123 days of silence.
    expect(figures.find(({ id }) => id === "reactivated-customers")?.value).toBe(3);
    expect(subscriptions).toEqual({
      customers: 1,
      orders: 1,
      netMinor: toCents("27.00"),
      lacksPlans: false,
    });
  });

  it("the golden shop's report says the same of whether customers come back", async () => {
    const figures = await loadRetention(await golden.shop(), golden.now());
    const report = retentionSchema.parse(buildRetention(figures, null, "USD"));
    if (!report) throw new Error("There is no report");
    expect(
      report.cohorts.flatMap(({ cohort, months }) =>
        months.map(({ month, isComplete, customers, orders, cumulativeNetSales }) => [
          cohort,
          month,
          isComplete,
          customers,
          orders,
          cumulativeNetSales,
        ]),
      ),
    ).toEqual(
      readTable("retention-cohorts").map((row) => [
        row["cohort"],
        countOf(row, "age"),
        row["over"] === "yes",
        countOf(row, "customers"),
        countOf(row, "orders"),
        row["net"],
      ]),
    );
    expect(report.repeatRate).toEqual({ customers: 9, repeaters: 7, rate: 0.777778 });
    expect(report.purchaseFrequency).toBe(3);
    expect(report.daysToSecondOrder).toBe(74);
    expect(report.orderSteps.map(({ customers, wentOn }) => [customers, wentOn])).toEqual(
      readTable("retention-steps").map((row) => [countOf(row, "reached"), countOf(row, "went on")]),
    );
    // A day later nothing has been ordered: the groups are those of 14 April.
    expect(report.rfm.map(({ group, customers }) => [group, customers])).toEqual(
      readTable("rfm").map((row) => [row["group"], countOf(row, "customers")]),
    );
  });

  it("the golden shop's RFM groups, and who moved between them, are as worked out", async () => {
    const { groups, before, day } = await rfm(golden, { from: "2026-03-01", to: "2026-04-14" });
    expect([before, day]).toEqual(["2026-02-28", "2026-04-14"]);
    const of = (cells: readonly unknown[], id: string) =>
      cells[groups.columns.findIndex((column) => column.id === id)];
    expect(
      groups.rows.map(({ id, cells }) => ({
        id,
        customers: of(cells, "customers"),
        change: of(cells, "change"),
        joined: of(cells, "joined"),
        left: of(cells, "left"),
        net: of(cells, "net-sales"),
      })),
    ).toEqual(
      readTable("rfm").map((row) => ({
        id: row["group"],
        customers: countOf(row, "customers"),
        change: (countOf(row, "customers") ?? 0) - (countOf(row, "before") ?? 0),
        joined: countOf(row, "joined"),
        left: countOf(row, "left"),
        net: centsOf(row, "net"),
      })),
    );
  });
}
