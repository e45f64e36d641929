import { describe, expect, it } from "vitest";
import { callField, minorOf } from "../trade/testing/read-agreements";
import { exportedAt, exportedLine } from "./testing/exported";
import { importWorld, daysOf, nodeAt, rowsOf } from "./testing/import-world";

describe("the money of orders of an export", () => {
  it("bear their tax on goods alone where its rate says so, and on shipping too where it does not", () => {
    // 30.00 of goods and 5.00 of shipping; 10.80 of 32.40 for the goods with 8 % go back: 10.00 and 0.80.
    const order = {
      createdAt: exportedAt("2026-03-07 12:00:00 -0500"),
      financialStatus: "partially_refunded",
      shipping: "5.00",
      shippingMethod: "Standard",
      subtotal: "30.00",
      refundedAmount: "10.80",
      lines: [exportedLine({ quantity: 3, price: "10.00" })],
    };
    const alone = { taxes: "2.40", total: "37.40" };
    const onBoth = { taxes: "2.80", total: "37.80" };
    const dayOf = (money: typeof alone, title: string) =>
      daysOf(importWorld([{ ...order, ...money, taxLines: [{ title, amount: money.taxes }] }]))[
        "2026-03-07"
      ];
    expect(dayOf(alone, "Tax 8%")).toMatchObject({ returns: -1000, taxes: 160 });
    expect(dayOf(onBoth, "Tax 8%")).toMatchObject({ returns: -1000, taxes: 200 });
    expect(dayOf(alone, "State tax")).toMatchObject({ returns: -1011, taxes: 171 });
  });

  it("are named where their money is odd", () => {
    const world = importWorld([{ name: "#1001", total: "99.99" }, { name: "#1002" }]);
    expect(world.importNotes?.assumptions).toContainEqual({
      field: "Total",
      rule: "Not the sum of its parts: the parts count (#1001)",
      rows: 1,
    });
  });

  it("make the figures of a day, worked out by hand, in both views", () => {
    const world = importWorld([
      // 2 x 30.00 + 40.00 = 100.00, less 10.00; shipping 10.00; 10 % tax on 90.00 + 10.00.
      {
        name: "#1001",
        createdAt: exportedAt("2026-03-07 23:59:59 -0500"),
        subtotal: "90.00",
        shipping: "10.00",
        taxes: "10.00",
        total: "110.00",
        discountCode: "TEN",
        discountAmount: "10.00",
        shippingMethod: "Standard",
        lines: [
          exportedLine({ quantity: 2, price: "30.00" }),
          exportedLine({ name: "Lamp", price: "40.00" }),
        ],
      },
      // The next day, since New York's clocks go forward that night: 50.00, of which 11.00 go back.
      {
        name: "#1002",
        createdAt: exportedAt("2026-03-08 03:00:00 -0400"),
        financialStatus: "partially_refunded",
        taxes: "5.00",
        total: "55.00",
        refundedAmount: "11.00",
      },
      // Never paid, cancelled on the 10th.
      {
        name: "#1003",
        createdAt: exportedAt("2026-03-08 12:00:00 -0400"),
        financialStatus: "voided",
        cancelledAt: exportedAt("2026-03-10 12:00:00 -0400"),
      },
    ]);
    const nothing = { duties: 0, fees: 0, tips: 0 };
    expect(daysOf(world)).toEqual({
      "2026-03-07": {
        gross: 10000,
        discounts: -1000,
        returns: 0,
        net: 9000,
        shipping: 1000,
        taxes: 1000,
        orders: 1,
        ...nothing,
      },
      "2026-03-08": {
        gross: 10000,
        discounts: 0,
        // 11.00 is a fifth of 55.00: 10.00 of goods and 1.00 of tax.
        returns: -1000,
        net: 9000,
        shipping: 0,
        taxes: 400,
        orders: 2,
        ...nothing,
      },
      "2026-03-10": {
        gross: 0,
        discounts: 0,
        returns: -5000,
        net: -5000,
        shipping: 0,
        taxes: 0,
        orders: 0,
        ...nothing,
      },
    });
    expect(nodeAt(world, 0)).toMatchObject({ name: "#1001", sourceName: "web", test: false });
    expect(nodeAt(world, 2)["displayFinancialStatus"]).toBe("VOIDED");
    expect(minorOf(nodeAt(world, 1)["netPaymentSet"])).toBe(4400);
  });

  it("take everything back where all of it was refunded, whatever it was", () => {
    const world = importWorld([
      {
        financialStatus: "refunded",
        subtotal: "50.00",
        shipping: "7.00",
        taxes: "5.70",
        total: "64.70",
        duties: "2.00",
        refundedAmount: "64.70",
        shippingMethod: "Air",
      },
    ]);
    expect(daysOf(world)["2026-03-07"]).toMatchObject({
      gross: 5000,
      returns: -5000,
      shipping: 0,
      taxes: 0,
      duties: 0,
    });
    expect(nodeAt(world, 0)).toMatchObject({ displayFinancialStatus: "REFUNDED" });
  });

  it("put a refund that goods do not hold on shipping, and the rest on an adjustment", () => {
    const world = importWorld([
      {
        financialStatus: "partially_refunded",
        subtotal: "10.00",
        shipping: "5.00",
        total: "17.00",
        duties: "2.00",
        refundedAmount: "16.00",
        shippingMethod: "Air",
        lines: [exportedLine({ price: "10.00" })],
      },
      { name: "#1002", financialStatus: "refunded", refundedAmount: "60.00" },
    ]);
    // 10.00 of goods, 5.00 of shipping, 1.00 of neither; the second gets 10.00 more than it paid.
    expect(daysOf(world)["2026-03-07"]).toMatchObject({
      gross: 6000,
      returns: -1000 - 100 - 5000 - 1000,
      shipping: 0,
      duties: 200,
    });
    expect(rowsOf(world, "Refunded Amount", /More than/)).toBe(1);
  });

  it("keep a line's own discount on it, spread the rest, and give shipping what is beyond", () => {
    const world = importWorld([
      {
        subtotal: "83.00",
        shipping: "0.00",
        total: "83.00",
        discountAmount: "22.00",
        shippingMethod: "Standard",
        discountCode: "ALL",
        lines: [
          exportedLine({ price: "60.00", discount: "10.00" }),
          exportedLine({ price: "40.00" }),
        ],
      },
      // Here Shipping is before its discount, by the total: 50.00 + 5.00 - 5.00.
      { name: "#1002", shipping: "5.00", total: "50.00", discountAmount: "5.00" },
      // And here nothing has room for it.
      { name: "#1003", discountAmount: "3.00" },
    ]);
    const allocated = (place: number) =>
      callField<Record<string, unknown>[]>(nodeAt(world, place), "lineItems").map((line) =>
        callField<{ allocatedAmountSet: unknown }[]>(line, "discountAllocations").map(
          ({ allocatedAmountSet }) => minorOf(allocatedAmountSet),
        ),
      );
    // 7.00 over 50.00 and 40.00.
    expect(allocated(0)).toEqual([[1000, 389], [311]]);
    const shipping = (place: number) => {
      const [line] = callField<Record<string, unknown>[]>(nodeAt(world, place), "shippingLines");
      return line && [minorOf(line["originalPriceSet"]), minorOf(line["discountedPriceSet"])];
    };
    expect([shipping(0), shipping(1), shipping(2)]).toEqual([[500, 0], [500, 0], undefined]);
    expect(nodeAt(world, 0)["discountCodes"]).toEqual(["ALL"]);
    expect(rowsOf(world, "Discount Amount", /given on shipping/)).toBe(2);
    expect(rowsOf(world, "Discount Amount", /rest is left out/)).toBe(1);
    expect(daysOf(world)["2026-03-07"]).toMatchObject({ gross: 20000, discounts: -1700 });
  });

  it("tell by the totals whether prices include tax, in most orders and in each", () => {
    const included = { taxes: "8.33", total: "50.00" };
    const world = importWorld([
      { name: "#1", ...included },
      { name: "#2", ...included },
      { name: "#3", taxes: "5.00", total: "55.00" },
      // Its total fits neither: as in most orders.
      { name: "#4", taxes: "8.33", total: "49.00" },
    ]);
    expect(world.settings.taxesIncluded).toBe(true);
    expect([0, 1, 2, 3].map((place) => nodeAt(world, place)["taxesIncluded"])).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(daysOf(world)["2026-03-07"]).toMatchObject({
      gross: 3 * 4167 + 5000,
      taxes: 3 * 833 + 500,
    });
    expect(rowsOf(world, "Total", /parts count/)).toBe(1);
    expect(rowsOf(world, "Taxes", /does not tell/)).toBe(1);
  });

  it("spread named taxes over taxable lines and shipping, exactly", () => {
    const world = importWorld([
      {
        subtotal: "50.00",
        shipping: "10.00",
        taxes: "3.00",
        total: "63.00",
        taxLines: [
          { title: "State Tax 4%", amount: "2.00" },
          { title: "City Tax", amount: "1.00" },
        ],
        shippingMethod: "Air",
        lines: [
          exportedLine({ price: "30.00" }),
          exportedLine({ name: "Book", price: "20.00", taxable: false }),
        ],
      },
    ]);
    const taxesOf = (node: Record<string, unknown>) =>
      callField<Record<string, unknown>[]>(node, "taxLines").map(({ title, rate, priceSet }) => [
        title,
        rate,
        minorOf(priceSet),
      ]);
    const [shirt, book] = callField<Record<string, unknown>[]>(nodeAt(world, 0), "lineItems");
    const [shipping] = callField<Record<string, unknown>[]>(nodeAt(world, 0), "shippingLines");
    // 30.00 and 10.00 are taxed; the city's rate follows from 1.00 on 40.00.
    expect(taxesOf(shirt ?? {})).toEqual([
      ["State Tax 4%", 0.04, 150],
      ["City Tax", 0.025, 75],
    ]);
    expect(taxesOf(book ?? {})).toEqual([]);
    expect(taxesOf(shipping ?? {})).toEqual([
      ["State Tax 4%", 0.04, 50],
      ["City Tax", 0.025, 25],
    ]);
  });

  it("take a line Tip as a tip, inside the subtotal or beside it", () => {
    const lines = [
      exportedLine(),
      exportedLine({ name: "Tip", price: "4.00", requiresShipping: false, taxable: false }),
    ];
    const world = importWorld([
      { name: "#1", lines, subtotal: "50.00", total: "54.00" },
      { name: "#2", lines, subtotal: "54.00", total: "54.00" },
    ]);
    expect(daysOf(world)["2026-03-07"]).toMatchObject({ gross: 10000, tips: 800, discounts: 0 });
    expect(rowsOf(world, "Total", /./)).toBe(0);
  });

  it("count lines where the subtotal is above them, and only the discount the subtotal shows", () => {
    const world = importWorld([
      { name: "#1", subtotal: "60.00", total: "60.00" },
      {
        name: "#2",
        subtotal: "45.00",
        total: "45.00",
        lines: [exportedLine({ discount: "9.00" })],
      },
    ]);
    expect(daysOf(world)["2026-03-07"]).toMatchObject({ gross: 10000, discounts: -500 });
    expect(rowsOf(world, "Subtotal", /lines count/)).toBe(1);
    expect(rowsOf(world, "Lineitem discount", /as much of it counts/)).toBe(1);
  });
});
