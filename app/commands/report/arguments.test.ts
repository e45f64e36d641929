import { describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors";
import { noteUnused, parseReportArguments, refuseLateStart } from "./arguments";

const parse = (line: string) => parseReportArguments(line.split(" ").filter(Boolean));

function complaintOf(line: string): string {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return error.message;
    throw error;
  }
  throw new Error(`Nothing was wrong with ${line}`);
}

describe("the arguments of the report", () => {
  it("ask for a generated store where they name no file", () => {
    const spend = { paths: [], rates: {} };
    expect(parse("")).toEqual({ files: null, spend, isJson: false, wantsHelp: false });
    expect(parse("--seed 3 --orders 200 --products 10 --json")).toEqual({
      files: null,
      seed: "3",
      orderCount: "200",
      productCount: "10",
      spend,
      isJson: true,
      wantsHelp: false,
    });
  });

  it("take anything but a whole number for a file", () => {
    expect(parse("--orders o.csv --customers c.csv --taxonomy t.txt")).toMatchObject({
      files: { orders: "o.csv", customers: "c.csv" },
      taxonomy: "t.txt",
    });
    expect(parse("--products ./2022")).toMatchObject({ files: { products: "./2022" } });
    expect(parse("--taxonomy t.txt").files).toBeNull();
  });

  it("take several files of spend", () => {
    const { spend, files } = parse("--spend a.csv --spend b.csv --spend-rate EUR=1.08");
    expect(spend).toEqual({ paths: ["a.csv", "b.csv"], rates: { EUR: "1.08" } });
    expect(files).toBeNull();
  });

  it("do not mix a merchant's data with generated data", () => {
    expect(complaintOf("--orders o.csv --products 50")).toMatch(/--products 50 .*Give files only/);
    expect(complaintOf("--customers c.csv --orders 50")).toMatch(/--orders 50/);
  });

  it("name the option that is wrong and say what is right", () => {
    expect(complaintOf("--form 2026-01-01")).toBe(
      "Unknown option '--form'. --help lists them all.",
    );
    // What is left of `npm run report --orders orders.csv`.
    expect(complaintOf("orders.csv")).toMatch(/^"orders\.csv" .*npm run report -- --orders/);
    expect(complaintOf("--seed")).toMatch(/--seed/);
    expect(complaintOf("--seed x")).toBe("--seed must be a whole number.");
    expect(complaintOf("--orders -5")).toMatch(/--orders/);
    expect(complaintOf("--orders=-5")).toMatch(/--orders must be a file, or a whole number/);
    expect(complaintOf("--orders=")).toBe("--orders must be followed by a file.");
    expect(complaintOf("--customers 100")).toMatch(/--customers must be a file/);
    expect(complaintOf("--timezone Mars/Olympus")).toMatch(/--timezone .*Europe\/Berlin/);
    expect(complaintOf("--currency euro")).toMatch(/--currency .*EUR/);
    expect(complaintOf("--json --json")).toBe("--json is given twice.");
  });

  it("take days of the calendar only, in order", () => {
    expect(parse("--from 2024-02-29 --to 2024-02-29")).toMatchObject({
      from: "2024-02-29",
      to: "2024-02-29",
    });
    expect(complaintOf("--from 2026-02-29")).toBe("--from must be a day such as 2026-01-31.");
    expect(complaintOf("--to 31.01.2026")).toBe("--to must be a day such as 2026-01-31.");
    expect(complaintOf("--from 2026-01-02 --to 2026-01-01")).toBe(
      "--from (2026-01-02) is after --to (2026-01-01).",
    );
  });
});

it("say which of them has no effect beside files", () => {
  expect(noteUnused({ files: { orders: "o.csv" }, seed: "3" }, true)).toEqual([
    expect.stringMatching(/^--seed has no effect/),
  ]);
  expect(noteUnused({ files: null, seed: "3" }, false)).toEqual([]);
  expect(noteUnused({ files: { orders: "o.csv" } }, true)).toEqual([]);
});

it("are refused where the report would begin after the last day, as soon as that is known", () => {
  expect(() => refuseLateStart("2026-02-02", "2026-02-01")).toThrow(
    "--from (2026-02-02) is after the last day (2026-02-01).",
  );
  for (const last of ["2026-02-02", null]) refuseLateStart("2026-02-02", last);
  refuseLateStart(undefined, "2026-02-01");
});
