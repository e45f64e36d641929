import { describe, expect, it } from "vitest";
import { read, table, AT, first, further } from "./testing/order-csv";

describe("orders that cannot be used", () => {
  const reject = async (...rows: string[]) => {
    const { items, rejectedRows } = await read(table(...rows, first("#9999")));
    expect(items.map(({ name }) => name)).toEqual(["#9999"]);
    return rejectedRows.map(({ line, reason }) => [line, reason]);
  };

  it("an order with a bad line is left out whole, each row with its reason", async () => {
    const because = "belongs to order #1001, whose line 3 Lineitem quantity is negative";
    expect(
      await reject(
        first("#1001"),
        further("#1001", "-1,Scarf,4.00,"),
        further("#1001", "1,Glove,cheap,"),
        further("#1001", "1,Sock,2.00,"),
      ),
    ).toEqual([
      [2, because],
      [3, "Lineitem quantity is negative"],
      [4, expect.stringContaining("Lineitem price is no amount")],
      [5, because],
    ]);
  });

  it("fractional and missing quantities, missing and ambiguous prices", async () => {
    expect(await reject(first("#1", "1.5,Hat,10.00,"))).toEqual([
      [2, "Lineitem quantity is no whole number"],
    ]);
    expect(await reject(first("#1", ",Hat,10.00,"))).toEqual([[2, "Lineitem quantity is blank"]]);
    expect(await reject(first("#1", "1,Hat,,"))).toEqual([[2, "Lineitem price is blank"]]);
    expect(await reject(first("#1", '1,Hat,"1,299",'))).toEqual([
      [2, expect.stringContaining("Lineitem price can be read in two ways")],
    ]);
  });

  it("amounts larger than any", async () => {
    expect(await reject(first("#1", "1,Hat,1234567890123.00,"))).toEqual([
      [2, "Lineitem price is larger than an amount can be"],
    ]);
  });

  it("an order whose money or time cannot be read", async () => {
    const bad = first("#1001").replace(",10.00,2022", ",ten,2022");
    expect(await reject(bad, further("#1001", "1,Scarf,4.00,"))).toEqual([
      [2, expect.stringContaining("Total is no amount")],
      [3, expect.stringMatching(/^belongs to order #1001, whose line 2 Total is no amount/)],
    ]);
    expect(await reject(first("#1").replace("2022-05-18", "2022-02-30"))).toEqual([
      [2, "Created at is a date or time that does not exist"],
    ]);
    expect(await reject(first("#1").replace(AT, ""))).toEqual([[2, "Created at is blank"]]);
    expect(await reject(first("#1").replace("USD", "Dollar"))).toEqual([
      [2, expect.stringContaining("Currency is no currency code")],
    ]);
  });

  it("an order without a line, and a row without a Name", async () => {
    expect(await reject(first("#1", ",,,"))).toEqual([
      [2, "has no line item of which anything was sold"],
    ]);
    expect(await reject(first("#1", "0,Hat,10.00,"))).toEqual([
      [2, "has no line item of which anything was sold"],
    ]);
    expect(await reject(first(""))).toEqual([[2, "has no Name: it belongs to no order"]]);
  });

  it("an order of which a row is not well-formed, whichever it is", async () => {
    expect(
      await reject(
        first("#1", "1,Hat, red,10.00,H"),
        further("#1", "1,Scarf,4.00,"),
        first("#2"),
        further("#2", '1,5" nail,4.00,'),
      ),
    ).toEqual([
      [2, expect.stringContaining("has 14 cells where the header has 13")],
      [3, expect.stringContaining("belongs to order #1, whose line 2 has 14 cells")],
      [4, expect.stringContaining("belongs to order #2, whose line 5 a quotation mark")],
      [5, expect.stringContaining("a quotation mark inside a cell is not doubled")],
    ]);
  });
});

describe("names of orders with a blank", () => {
  const bent = (name: string) => first(name, '1,5" nail,10.00,N');

  it("are names where reading goes on after a quotation mark that is not doubled", async () => {
    const names = ["INV 1001", "INV 1002", "INV 1003", "INV 1004"];
    const rows = names.map((name, at) => (at === 1 ? bent(name) : first(name)));
    const { items, rejectedRows } = await read(table(...rows));
    expect(items.map(({ name }) => name)).toEqual(["INV 1001", "INV 1003", "INV 1004"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [3, expect.stringMatching(/quotation mark inside a cell is not doubled/)],
    ]);
  });

  it("tie a broken row to its order, which is left out whole and called by its name", async () => {
    const { items, rejectedRows } = await read(
      table(
        first("INV 1001"),
        further("INV 1001", '1,5" nail,4.00,'),
        further("INV 1002", '1,6" nail,4.00,'),
        first("INV 1002"),
        first("INV 1003"),
      ),
    );
    expect(items.map(({ name }) => name)).toEqual(["INV 1003"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, expect.stringMatching(/^belongs to order INV 1001, whose line 3 a quotation mark/)],
      [3, expect.stringContaining("not doubled")],
      [4, expect.stringContaining("not doubled")],
      [5, expect.stringMatching(/^belongs to order INV 1002, whose line 4/)],
    ]);
  });

  it("and those without a number are said in reasons", async () => {
    const { rejectedRows } = await read(
      table(
        first("Draft A"),
        further("Draft A", "-1,Scarf,4.00,"),
        first("Draft"),
        further("Draft", "1,Scarf,cheap,"),
      ),
    );
    expect(rejectedRows.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^belongs to order Draft A, whose line 3/),
      "Lineitem quantity is negative",
      expect.stringMatching(/^belongs to order Draft, whose line 5/),
      expect.stringContaining("no amount"),
    ]);
  });
});
