import { expect, it } from "vitest";
import { readPostRows } from "./post-rows";

const shop = { currency: "USD", today: "2026-11-29" };
const row = { date: "2026-11-01", channel: "paid-search", spend: "12.50" };

function errorsOf(...rows: unknown[]) {
  const read = readPostRows({ rows }, shop);
  return "errors" in read ? read.errors.map((error) => [error.row, error.field]) : [];
}

it("takes decimals as texts and numbers, of the shop's currency or with a rate", () => {
  expect(
    readPostRows(
      {
        rows: [
          { ...row, campaign: "Brand" },
          { ...row, date: "2026-11-02", spend: 0.1, currency: "USD" },
          { ...row, channel: "email", campaign: " ", spend: 100, currency: "EUR", rate: 1.08 },
        ],
      },
      shop,
    ),
  ).toEqual({
    days: [
      {
        ...{ channel: "paid-search", campaign: "Brand", day: "2026-11-01", currency: "USD" },
        ...{ originalMinor: 1_250, spendMinor: 1_250, rate: null, isAssumed: false },
      },
      {
        ...{ channel: "paid-search", campaign: null, day: "2026-11-02", currency: "USD" },
        ...{ originalMinor: 10, spendMinor: 10, rate: null, isAssumed: false },
      },
      {
        ...{ channel: "email", campaign: null, day: "2026-11-01", currency: "EUR" },
        ...{ originalMinor: 10_000, spendMinor: 10_800, rate: "1.08", isAssumed: false },
      },
    ],
  });
});

it("names what is wrong by row and field", () => {
  expect(errorsOf({ ...row, date: "01.11.2026" })).toEqual([[0, "date"]]);
  expect(errorsOf(row, { ...row, date: "2026-11-30" })).toEqual([[1, "date"]]);
  expect(errorsOf({ ...row, channel: "google" })).toEqual([[0, "channel"]]);
  for (const spend of ["-1", "1e3", "1,50", "", null, Number.NaN, -1, 1e21, true]) {
    expect(errorsOf({ ...row, spend })).toEqual([[0, "spend"]]);
  }
  expect(errorsOf({ ...row, currency: "EUR" })).toEqual([[0, "rate"]]);
  expect(errorsOf({ ...row, currency: "Euro" })).toEqual([[0, "currency"]]);
  expect(errorsOf({ ...row, currency: "EUR", rate: "0" })).toEqual([[0, "rate"]]);
  expect(errorsOf({ ...row, cost: 1 }, 7)).toEqual([
    [0, null],
    [1, null],
  ]);
  expect(errorsOf()).toEqual([[null, "rows"]]);
  expect(readPostRows([row], shop)).toMatchObject({ errors: [{ row: null }] });
});

it("refuses rows that would count twice", () => {
  expect(errorsOf(row, row)).toEqual([[1, null]]);
  expect(errorsOf({ ...row, campaign: "A" }, row)).toEqual([[1, "campaign"]]);
  expect(errorsOf({ ...row, campaign: "A" }, { ...row, campaign: "B" })).toEqual([]);
});

it("takes the platform that a row names by any of its names, beside rows of others", () => {
  const read = readPostRows(
    {
      rows: [
        { ...row, platform: "Google Ads" },
        { ...row, platform: "Bing" },
        { ...row, channel: "email", platform: " " },
      ],
    },
    shop,
  );
  if ("errors" in read) throw new Error(JSON.stringify(read.errors));
  expect(read.days.map(({ platform }) => platform)).toEqual([
    "google-ads",
    "microsoft-ads",
    undefined,
  ]);
  // Beside one that stands for the channel as a whole it would count twice.
  expect(errorsOf({ ...row, platform: "Google" }, row)).toEqual([[1, "platform"]]);
  expect(errorsOf({ ...row, platform: "Google" }, { ...row, platform: "google-ads" })).toEqual([
    [1, null],
  ]);
});
