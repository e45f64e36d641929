import { expect, it } from "vitest";
import { AppError } from "../../lib/errors";
import { parseSpendFiles } from "./arguments";

function complaintOf(values: Parameters<typeof parseSpendFiles>[0]): string {
  try {
    parseSpendFiles(values);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return error.message;
    throw error;
  }
  throw new Error("Nothing was wrong");
}

it("takes any number of files, and rates of other currencies", () => {
  expect(parseSpendFiles({})).toEqual({ paths: [], rates: {} });
  expect(
    parseSpendFiles({ spend: ["a.csv", "b.csv"], "spend-rate": ["EUR=1.08", "GBP=1,2"] }),
  ).toEqual({ paths: ["a.csv", "b.csv"], rates: { EUR: "1.08", GBP: "1,2" } });
});

it("names what is wrong", () => {
  expect(complaintOf({ spend: [""] })).toMatch(/--spend must/);
  expect(complaintOf({ spend: ["a"], "spend-rate": ["EUR"] })).toMatch(
    /--spend-rate must .* EUR\.$/,
  );
  expect(complaintOf({ spend: ["a"], "spend-rate": ["EUR=0"] })).toMatch(/EUR=0/);
  expect(complaintOf({ spend: ["a"], "spend-rate": ["EUR=1", "EUR=2"] })).toMatch(/twice for EUR/);
  expect(complaintOf({ "spend-rate": ["EUR=1"] })).toMatch(/needs a file/);
});
