import { expect, it } from "vitest";
import { eachDay } from "../../app/lib/shop-day";
import { cellOf, profit } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, readTable, type Row } from "./read-table";

const columns = {
  "net-sales": "net",
  cogs: "cost",
  "contribution-margin-1": "margin 1",
  "contribution-margin-2": "margin 2",
  "contribution-margin-3": "margin 3",
  "net-profit": "profit",
};
// Each table ends where its rows do not share what is taken off next.
const shownIn = {
  month: Object.keys(columns),
  channel: ["net-sales", "cogs", "contribution-margin-1", "contribution-margin-2"],
  type: ["net-sales", "cogs", "contribution-margin-1"],
};
const spreadCosts = {
  shippingCost: "shipping",
  paymentCost: "payment",
  handlingCost: "handling",
  marketing: "marketing",
  fixedCosts: "fixed",
};
const spreadColumns = {
  "net-sales": "net",
  ...spreadCosts,
  "contribution-margin-1": "margin 1",
  "contribution-margin-2": "margin 2",
  "contribution-margin-3": "margin 3",
  "net-profit": "profit",
};
const unnamed: Record<string, string> = {
  "profit.table.noChannel": "Channel not known",
  "profit.table.noType": "No product type",
  "profit.table.notGoods": "Not a product (shipping, fees, adjustments)",
};

/** What goods, orders, marketing and months cost. */
export function checkCosts(golden: GoldenShop): void {
  it.each(["month", "channel", "type"] as const)(
    "the golden shop's profit by %s is as worked out",
    async (grouping) => {
      const { tables } = await profit(golden, range);
      const table = tables[grouping];
      const shown = table.rows.map(({ heading, values }) => ({
        name:
          "days" in heading
            ? heading.days.from.slice(0, 7)
            : "name" in heading
              ? heading.name
              : unnamed[heading.text],
        ...figuresOf((id) => cellOf(table.columns, values, id), grouping),
        ...sharesShown((id) => cellOf(table.columns, values, id)),
      }));
      const rows = readTable(`profit-${grouping}`);
      const expected = rows.map((row) => ({
        name: row[grouping],
        ...figuresOf((id) => centsOf(row, columns[id as keyof typeof columns]), grouping),
        ...sharesOf(row),
      }));
      const byName = (a: { name?: string | null }, b: { name?: string | null }) =>
        (a.name ?? "") < (b.name ?? "") ? -1 : 1;
      expect(shown.sort(byName)).toEqual(
        expected.filter(({ name }) => name !== "all").sort(byName),
      );
    },
  );

  it.each(["channel", "type"] as const)(
    "the golden shop's shared costs are spread by %s as worked out, and add up",
    async (grouping) => {
      const november = { from: "2025-11-01", to: "2025-11-30", spread: "net" };
      const { tables } = await profit(golden, november);
      const { columns: shown, rows } = tables[grouping];
      expect(
        rows.map(({ heading, values }) => ({
          part: "name" in heading ? heading.name : "text" in heading ? unnamed[heading.text] : "",
          ...Object.fromEntries(
            Object.entries(spreadColumns).map(([id, column]) => [
              column,
              cellOf(shown, values, id),
            ]),
          ),
        })),
      ).toEqual(
        readTable("profit-spread")
          .filter((row) => row["grouping"] === grouping)
          .map((row) => ({
            part: row["part"],
            ...Object.fromEntries(
              Object.values(spreadColumns).map((column) => [column, centsOf(row, column)]),
            ),
          })),
      );

      const all = (await profit(golden, { ...range, spread: "net" })).tables[grouping];
      const [whole] = readTable("profit-month").filter(({ month }) => month === "all");
      for (const [id, column] of Object.entries(spreadCosts)) {
        const sum = all.rows.reduce(
          (total, { values }) => total + (cellOf(all.columns, values, id) ?? 0),
          0,
        );
        expect([id, sum]).toEqual([id, centsOf(whole ?? {}, column)]);
      }
    },
  );

  it("the golden shop's margins of days are as worked out", async () => {
    const { figures } = await profit(golden, range);
    const known = new Map(readTable("profit-day").map((row) => [row["day"], row]));
    for (const [id, column] of [
      ["net-sales", "net"],
      ["contribution-margin-1", "margin 1"],
      ["contribution-margin-2", "margin 2"],
    ] as const) {
      const trend = figures.find((figure) => figure.id === id)?.trend;
      expect([id, trend]).toEqual([
        id,
        eachDay(range.from, range.to).map((day) => {
          const row = known.get(day);
          return row ? centsOf(row, column) : 0;
        }),
      ]);
    }
  });

  it("the golden shop's profit is taken off step by step", async () => {
    const [all] = readTable("profit-month").filter(({ month }) => month === "all");
    if (!all) throw new Error("There is no whole");
    const view = await profit(golden, range);
    const steps = Object.fromEntries(view.steps.map(({ id, valueMinor }) => [id, valueMinor]));
    expect(steps).toEqual({
      "net-sales": centsOf(all, "net"),
      uncosted: (centsOf(all, "goods") ?? 0) - (centsOf(all, "costed") ?? 0),
      cogs: centsOf(all, "cost"),
      "contribution-margin-1": centsOf(all, "margin 1"),
      shippingCost: centsOf(all, "shipping"),
      paymentCost: centsOf(all, "payment"),
      handlingCost: centsOf(all, "handling"),
      "contribution-margin-2": centsOf(all, "margin 2"),
      marketing: centsOf(all, "marketing"),
      "contribution-margin-3": centsOf(all, "margin 3"),
      fixedCosts: centsOf(all, "fixed"),
      "net-profit": centsOf(all, "profit"),
    });
    expect(view.unknown).toEqual([]);
    expect(view.cost.leftOutMinor).toBe(steps["uncosted"]);
  });

  it("the golden shop's units cost what was seen or entered for their day", async () => {
    const { db } = golden.faulty;
    const { rows } = await db.query<Record<string, unknown>>(
      `select v.sku, c.unit_cost_minor as cost, c.is_assumed as "isAssumed", c.from_day as from
       from variant_cost c join variant v on v.shop_id = c.shop_id and v.id = c.variant_id
       order by v.sku, c.from_day`,
    );
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "BOWL 1200 true -infinity",
      "BOWL 1200 false 2026-03-02",
      "BOWL 1300 false 2026-03-10",
      "LAMP 3000 true -infinity",
      "LAMP 3000 false 2026-03-02",
      "MUG-BLUE 600 true -infinity",
      "MUG-BLUE 600 false 2026-03-02",
      "MUG-BLUE 700 false 2026-03-20",
      "MUG-RED 550 true -infinity",
      "MUG-RED 550 false 2026-03-01",
    ]);
  });
}

function figuresOf(read: (id: string) => number | null, grouping: keyof typeof shownIn) {
  return Object.fromEntries(shownIn[grouping].map((id) => [id, read(id)]));
}

function sharesShown(read: (id: string) => number | null) {
  return Object.fromEntries(
    ["gross-margin", "cost-coverage", "cost-assumed"].map((id) => [id, round(read(id))]),
  );
}

function sharesOf(row: Row) {
  const of = (name: string) => centsOf(row, name) ?? 0;
  const [goods, costed, assumed] = [of("goods"), of("costed"), of("assumed")];
  const share = (part: number) => (goods > 0 && part >= 0 && part <= goods ? part / goods : null);
  return {
    "gross-margin": costed > 0 ? round((costed - of("cost")) / costed) : null,
    "cost-coverage": round(share(costed)),
    "cost-assumed": round(share(assumed)),
  };
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e9) / 1e9;
}
