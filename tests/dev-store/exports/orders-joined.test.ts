import { describe, expect, it } from "vitest";
import { read, table, first, further, used, lines } from "./testing/order-csv";

describe("rows of one order", () => {
  it("joins rows of one order that are apart, whichever of them comes first", async () => {
    const { items, rejectedRows, assumptions } = await read(
      table(
        further("#1001", "1,Scarf,4.00,"),
        first("#1002"),
        first("#1001"),
        further("#1002", "3,Glove,1.00,"),
      ),
    );
    expect(rejectedRows).toEqual([]);
    expect(items.map(({ name, line, total, lines: of }) => [name, line, total, lines(of)])).toEqual(
      [
        ["#1001", 4, "10.00", [2, 4]],
        ["#1002", 3, "10.00", [3, 5]],
      ],
    );
    expect(used(assumptions)).toEqual([
      { field: "Name", rule: expect.stringContaining("do not follow each other"), rows: 2 },
    ]);
  });

  it("counts an order once whose own cells are repeated on each row", async () => {
    const { items, assumptions } = await read(
      table(first("#1001"), first("#1001", "1,Scarf,4.00,S")),
    );
    expect(items.map(({ total, lines: of }) => [total, lines(of)])).toEqual([["10.00", [2, 3]]]);
    expect(used(assumptions)[0]?.rule).toContain("repeated on its further rows");
  });

  it("leaves out a second order of the same Name, naming the line of the first", async () => {
    const { items, rejectedRows } = await read(
      table(
        first("#1001"),
        further("#1001", "1,Scarf,4.00,"),
        first("#1002"),
        first("#1001"),
        further("#1001", "1,Scarf,4.00,"),
        first("#1003"),
        first("#1003"),
      ),
    );
    expect(items.map(({ name, lines: of }) => [name, lines(of)])).toEqual([
      ["#1001", [2, 3]],
      ["#1002", [4]],
      ["#1003", [7]],
    ]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [5, "repeats order #1001, which begins on line 2"],
      [6, "repeats order #1001, which begins on line 2"],
      [8, "repeats order #1003, which begins on line 7"],
    ]);
  });

  it("counts a line twice that stands twice where cells are repeated, if the subtotal says so", async () => {
    const row = (line: string) => first("#1001", line).replace("USD,10.00", "USD,24.00");
    const { items, rejectedRows, assumptions } = await read(
      table(...["1,Hat,10.00,H", "1,Scarf,4.00,S", "1,Hat,10.00,H"].map(row), first("#1002")),
    );
    expect(rejectedRows).toEqual([]);
    expect(items.map(({ lines: of }) => lines(of))).toEqual([[2, 3, 4], [5]]);
    expect(used(assumptions).map(({ rule, rows }) => [rule, rows])).toEqual([
      [expect.stringContaining("repeated on its further rows"), 1],
      [expect.stringContaining("sold twice, by the subtotal"), 1],
    ]);
  });

  it("leaves a copy of a line out where the subtotal is without it, and keeps what follows", async () => {
    const row = (line: string) => first("#1001", line).replace("USD,10.00", "USD,19.00");
    const { items, rejectedRows } = await read(
      table(
        ...["1,Hat,10.00,H", "1,Scarf,4.00,S", "1,Hat,10.00,H", "1,Sock,5.00,"].map(row),
        first("#1002"),
      ),
    );
    expect(items.map(({ lines: of }) => lines(of))).toEqual([[2, 3, 5], [6]]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "repeats order #1001, which begins on line 2"],
    ]);
  });

  it("leaves an order out whole of which nothing tells whether a line was sold twice", async () => {
    const row = (line: string) => first("#1001", line).replace("USD,10.00", "USD,12.34");
    const { items, rejectedRows } = await read(
      table(...["1,Hat,10.00,H", "1,Hat,10.00,H", "1,Sock,5.00,"].map(row), first("#1002")),
    );
    expect(items.map(({ name }) => name)).toEqual(["#1002"]);
    expect(rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, expect.stringMatching(/^belongs to order #1001, whose line 3 repeats an earlier line/)],
      [3, expect.stringMatching(/^repeats an earlier line, and the subtotal does not tell/)],
      [4, expect.stringMatching(/^belongs to order #1001/)],
    ]);
  });

  it("leaves out a line of which 0 were sold and reads 2.00 pieces as 2", async () => {
    const { items, assumptions } = await read(
      table(first("#1001", "2.00,Hat,10.00,H"), further("#1001", "0,Scarf,4.00,")),
    );
    expect(items[0]?.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(used(assumptions)).toEqual([
      { field: "Lineitem quantity", rule: expect.stringContaining("0 were sold"), rows: 1 },
    ]);
  });
});
