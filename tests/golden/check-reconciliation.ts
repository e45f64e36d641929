import { beforeAll, describe, expect, it } from "vitest";
import { formatDecimal, parseDecimal } from "../../app/lib/money";
import { eachDay } from "../../app/lib/shop-day";
import { readWholeReport } from "../integration/support/reports";
import { tampered } from "../integration/support/skipping-time";
import { reconciliation } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf, type Row } from "./read-table";

/** As the page has them, in its order, after which come orders; and what Shopify calls them. */
const columns = {
  gross: "gross_sales",
  discounts: "discounts",
  returns: "returns",
  net: "net_sales",
  shipping: "shipping_charges",
  taxes: "taxes",
  total: "total_sales",
} as const;

/** What Shopify's report is not asked for, and the page shows before the total: what that has beyond all others. */
const dutiesAndFees = (row: Row) =>
  row["duties"] === undefined ? 0 : (centsOf(row, "duties") ?? 0) + (centsOf(row, "fees") ?? 0);
const figuresOf = (row: Row) => {
  const named = Object.keys(columns).map((name) => centsOf(row, name));
  return [...named.slice(0, -1), dutiesAndFees(row), ...named.slice(-1), countOf(row, "orders")];
};
const none = [0, 0, 0, 0, 0, 0, 0, 0, 0];

/** Our figures beside Shopify's own report, which is asked for here: the shop allows it from now on. */
export function checkReconciliation(golden: GoldenShop): void {
  describe("the golden shop beside Shopify's report", () => {
    beforeAll(() => golden.faulty.store.platform().grantScopes(["read_reports"]));

    it("has the figures worked out on both sides of every day, and no difference", async () => {
      await readWholeReport(await golden.faulty.client(), "sales", () => golden.now());
      const view = await reconciliation(golden);
      const { comparedDays, equalDays, notAskedDays } = view.summary;
      expect([notAskedDays, view.differences, view.unexplained]).toEqual([0, [], null]);
      expect(equalDays).toBe(comparedDays);
      const known = new Map(readTable("days").map((row) => [row["day"], figuresOf(row)]));
      const shown = view.days.filter(({ day }) => day >= range.from && day <= range.to);
      expect(shown).toEqual(
        eachDay(range.from, range.to).map((day) => {
          const figures = known.get(day) ?? none;
          return { day, state: "equal", ours: figures, theirs: figures };
        }),
      );
      // Before the first order and after the last one there is nothing on either side.
      const others = view.days.filter((each) => !shown.includes(each));
      for (const { ours, theirs } of others) expect([ours, theirs]).toEqual([none, none]);
    });

    it("names the orders of differences that were put in, and what became of them", async () => {
      await readWholeReport(await toldOtherwise(golden), "sales", () => golden.now());
      const { summary, differences } = await reconciliation(golden);
      expect(summary.comparedDays - summary.equalDays).toBe(3);
      expect(
        differences.map(({ day, difference, orders, remainder, isNarrowed }) => ({
          day,
          difference,
          orders: orders.map(({ name, cause, otherDay, difference }) => ({
            name,
            cause,
            otherDay,
            difference,
          })),
          remainder,
          isNarrowed,
        })),
      ).toEqual(
        readTable("differences").map((row) => {
          const difference = figuresOf(row);
          const { order: name, cause, other } = row;
          return {
            day: row["day"],
            difference,
            orders: [{ name, cause, otherDay: other, difference }],
            remainder: null,
            isNarrowed: true,
          };
        }),
      );
    });
  });
}

/** Shopify's report with the differences of expected/differences.txt, in its days and in its orders. */
async function toldOtherwise(golden: GoldenShop) {
  let query = "";
  return tampered(await golden.faulty.client(), {
    before: (_, variables) => {
      query = String(variables["query"] ?? "");
    },
    after: (answer) => {
      const table = answer["shopifyqlQuery"]?.["tableData"] as
        { rows: Record<string, string | number | null>[] } | null | undefined;
      const asked = /SINCE (\S+)/.exec(query)?.[1];
      for (const row of table?.rows ?? []) {
        const day = row["day"] === undefined ? asked : String(row["day"]).slice(0, 10);
        const planted = readTable("differences").find(
          (each) =>
            each["day"] === day &&
            (row["order_name"] === undefined || row["order_name"] === textOf(each, "order")),
        );
        if (!planted) continue;
        for (const [name, column] of Object.entries(columns)) {
          const theirs = parseDecimal(String(row[column]), "USD") - (centsOf(planted, name) ?? 0);
          row[column] = formatDecimal(theirs, "USD");
        }
      }
    },
  });
}
