import { expect, it } from "vitest";
import { interpretAnswer } from "../../admin-api/answer";
import { AppError } from "../../lib/errors";
import { failingFrom, pauseMs, toFlowError } from "./outcome";

const answered = (status: number) =>
  toFlowError(interpretAnswer(status, new Headers(), "{}").error);

it("tells what somebody has to do something about from what passes", () => {
  expect(answered(503)).toEqual({ code: "unavailable", detail: "Shopify answered HTTP 503." });
  const fails = { errors: [{ message: "Oops", extensions: { code: "INTERNAL_SERVER_ERROR" } }] };
  const { error } = interpretAnswer(200, new Headers(), JSON.stringify(fails));
  expect(toFlowError(error)).toEqual({
    code: "erred",
    detail: "Shopify answered an internal error.",
  });
  expect([402, 403, 404, 301, 423].map(answered)).toEqual([
    { code: "frozen", detail: null },
    { code: "noAccess", detail: null },
    { code: "notThere", detail: null },
    { code: "notThere", detail: null },
    { code: "locked", detail: null },
  ]);
  expect(answered(400)).toEqual({
    code: "failed",
    detail: "Shopify refused the request (HTTP 400).",
  });
  const denied = new AppError("missing_scope", "Shopify denied access", "read_products");
  expect(toFlowError(denied)).toEqual({ code: "missingScope", detail: "read_products" });
  expect(toFlowError(new AppError("needs_reauth", "Open the app"))).toEqual({
    code: "needsReauth",
    detail: null,
  });
  expect(toFlowError(new Error("secret words"))).toEqual({ code: "failed", detail: null });
});

it("is failing with the third failure in a row, at once where that does not pass", () => {
  const from = (code: Parameters<typeof failingFrom>[0]["code"]) =>
    failingFrom({ code, detail: null });
  expect((["unavailable", "erred", "refused", "failed"] as const).map(from)).toEqual([3, 3, 3, 3]);
  const lasting = [
    "notThere",
    "missingScope",
    "needsReauth",
    "frozen",
    "locked",
    "noAccess",
  ] as const;
  expect(lasting.map(from)).toEqual([1, 1, 1, 1, 1, 1]);
});

it("pauses for a minute, then twice as long each time, up to an hour", () => {
  expect([1, 2, 3, 6, 7, 99].map((failures) => pauseMs(failures) / 60_000)).toEqual([
    1, 2, 4, 32, 60, 60,
  ]);
});
