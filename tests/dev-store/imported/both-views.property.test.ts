import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExportedOrder } from "../exports/types";
import { createWorld } from "../world";
import { sumBothWays } from "./testing/compare-days";
import { exportedLine, exportedOrder, storeExports } from "./testing/exported";

const NOW = Date.parse("2026-06-30T12:00:00Z");
const START = Date.parse("2026-01-05T00:00:00Z");
const HOUR_MS = 3_600_000;

const money = (minor: number) => (minor / 100).toFixed(2);

interface Sale {
  order: ExportedOrder;
  grossMinor: number;
  refundedMinor: number;
  isTakenOff: boolean;
}

/** An order whose export is consistent: what it says adds up, by its own way of taking tax. */
const sale = (taxesIncluded: boolean): fc.Arbitrary<Sale> =>
  fc
    .record({
      hours: fc.integer({ min: 0, max: 24 * 150 }),
      lines: fc.array(
        fc.record({
          quantity: fc.integer({ min: 1, max: 5 }),
          price: fc.integer({ min: 0, max: 20_000 }),
          cut: fc.double({ min: 0, max: 1, noNaN: true }),
          taxable: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      cut: fc.double({ min: 0, max: 0.5, noNaN: true }),
      shipping: fc.constantFrom(0, 0, 595, 1290),
      taxRate: fc.constantFrom(0, 0.07, 0.19, 0.08875),
      refund: fc.constantFrom(0, 0, 0.1, 0.5, 0.97, 1),
      cancelledAfter: fc.option(fc.integer({ min: 0, max: 400 })),
      isPaid: fc.boolean(),
      paidAfter: fc.integer({ min: 0, max: 100 }),
    })
    .map((drawn) => {
      const gross = drawn.lines.map(({ quantity, price }) => quantity * price);
      const own = drawn.lines.map(({ cut }, i) => Math.floor(((gross[i] as number) * cut) / 4));
      const goods = sum(gross) - sum(own);
      const across = Math.floor(goods * drawn.cut);
      const subtotal = goods - across;
      const base = subtotal + drawn.shipping;
      const tax = Math.round(
        taxesIncluded ? (base * drawn.taxRate) / (1 + drawn.taxRate) : base * drawn.taxRate,
      );
      const total = base + (taxesIncluded ? 0 : tax);
      const refunded = drawn.isPaid ? Math.round(total * drawn.refund) : 0;
      const at = START + drawn.hours * HOUR_MS;
      const instant = (hours: number) => ({ at: at + hours * HOUR_MS, offsetMinutes: 0 });
      const order = exportedOrder({
        createdAt: instant(0),
        financialStatus: drawn.isPaid ? "paid" : "pending",
        paidAt: drawn.isPaid ? instant(drawn.paidAfter) : null,
        cancelledAt: drawn.cancelledAfter === null ? null : instant(drawn.cancelledAfter),
        subtotal: money(subtotal),
        shipping: money(drawn.shipping),
        shippingMethod: drawn.shipping > 0 ? "Standard" : null,
        taxes: money(tax),
        total: money(total),
        discountAmount: money(sum(own) + across),
        refundedAmount: money(refunded),
        lines: drawn.lines.map(({ quantity, price, taxable }, i) =>
          exportedLine({
            quantity,
            price: money(price),
            taxable,
            discount: money(own[i] as number),
          }),
        ),
      });
      const isTakenOff = drawn.cancelledAfter !== null && !drawn.isPaid;
      return { order, grossMinor: sum(gross), refundedMinor: refunded, isTakenOff };
    });

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function build(sales: readonly Sale[], taxesIncluded: boolean) {
  const orders = sales.map(({ order }, n) => ({ ...order, name: `#${1001 + n}` }));
  const world = createWorld(
    { timezone: "America/New_York", currency: "USD", taxesIncluded },
    { clock: () => NOW, exports: storeExports({ orders }) },
  );
  return sumBothWays(world, "2026-01-01", "2026-06-30");
}

describe("any exported orders", () => {
  it("have both views agree on every day, and totals that are the export's own sums", () => {
    fc.assert(
      fc.property(fc.array(sale(false), { minLength: 1, maxLength: 12 }), (sales) => {
        const { byReport, byAgreements } = build(sales, false);
        expect(byAgreements).toEqual(byReport);
        const days = Object.values(byReport);
        expect(sum(days.map(({ gross }) => gross))).toBe(sum(sales.map((one) => one.grossMinor)));
        // What came in, less what the export says was given back, is what is left on the books.
        const left = sum(
          days.map((day) => day.net + day.shipping + day.taxes + day.duties + day.tips),
        );
        const expected = sales.map((one) => {
          const total = Math.round(Number(one.order.total) * 100);
          return one.isTakenOff ? 0 : total - one.refundedMinor;
        });
        expect(left).toBe(sum(expected));
      }),
      { numRuns: 60 },
    );
  });

  it("do so as well where prices include tax", () => {
    fc.assert(
      fc.property(fc.array(sale(true), { minLength: 1, maxLength: 12 }), (sales) => {
        const { byReport, byAgreements } = build(sales, true);
        expect(byAgreements).toEqual(byReport);
        const left = sum(Object.values(byReport).map((day) => day.net + day.shipping + day.taxes));
        const expected = sales.map((one) =>
          one.isTakenOff ? 0 : Math.round(Number(one.order.total) * 100) - one.refundedMinor,
        );
        expect(left).toBe(sum(expected));
      }),
      { numRuns: 60 },
    );
  });
});
