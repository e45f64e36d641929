import { parseArgs } from "node:util";
import { expect, it } from "vitest";
import { AppError } from "../lib/errors";
import { ProgramEnded } from "./child-process";
import { describeFailure } from "./failure";

it("puts input at fault apart from everything else", () => {
  expect(describeFailure(new AppError("invalid_input", "No such file"))).toEqual({
    code: 2,
    message: "No such file",
  });
  expect(describeFailure(new AppError("upstream_invalid", "Not all read")).code).toBe(1);
  expect(describeFailure(new Error("boom"))).toEqual({ code: 1, message: "boom" });
});

it("hands on what the local store says of a file, under this command's own option", () => {
  const ended = new ProgramEnded(2, [
    "--orders-csv: products.csv is a products export.",
    "Options: --port --orders-csv",
  ]);
  expect(describeFailure(ended)).toEqual({
    code: 2,
    message: "--orders: products.csv is a products export.",
  });
  expect(describeFailure(new ProgramEnded(1, ["Error: boom"])).code).toBe(1);
});

it("takes an unknown option for input at fault, as commands that look for 1 must tell it apart", () => {
  const failureOf = (...args: string[]) => {
    try {
      parseArgs({ args, options: { seed: { type: "string" } }, strict: true });
    } catch (error) {
      return describeFailure(error);
    }
    throw new Error("Nothing was wrong");
  };
  expect(failureOf("--sed", "3")).toEqual({
    code: 2,
    message: expect.stringMatching(/^Unknown option '--sed'\. --help lists them all\.$/),
  });
  expect(failureOf("quick").code).toBe(2);
  expect(describeFailure(new TypeError("boom")).code).toBe(1);
});
