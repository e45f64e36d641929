import { expect, it } from "vitest";
import { readInstant } from "./instants";

const at = (iso: string) => Date.parse(iso);

it("reads Shopify's own times with the shop's offset of that day", () => {
  expect(readInstant("2022-05-18 22:36:15 -0700")).toEqual({
    value: { at: at("2022-05-19T05:36:15Z"), offsetMinutes: -420 },
  });
  expect(readInstant("2022-05-18 22:36:15 +0530")).toEqual({
    value: { at: at("2022-05-18T17:06:15Z"), offsetMinutes: 330 },
  });
  expect(readInstant("2022-05-18 22:36:15 UTC")).toEqual({
    value: { at: at("2022-05-18T22:36:15Z"), offsetMinutes: 0 },
  });
});

it("reads ISO 8601; Z says nothing of the shop's offset", () => {
  expect(readInstant("2022-05-18T22:36:15.123-07:00")).toEqual({
    value: { at: at("2022-05-19T05:36:15Z"), offsetMinutes: -420 },
  });
  expect(readInstant("2022-05-18T22:36:15Z")).toEqual({
    value: { at: at("2022-05-18T22:36:15Z"), offsetMinutes: null },
  });
});

it("takes a time without an offset as the shop's own clock and says so", () => {
  expect(readInstant("2022-05-18 22:36")).toEqual({
    value: { at: at("2022-05-18T22:36:00Z"), offsetMinutes: null, local: true },
    rule: expect.stringContaining("without an offset"),
  });
  expect(readInstant("2022-05-18")).toEqual({
    value: { at: at("2022-05-18T00:00:00Z"), offsetMinutes: null, local: true },
    rule: expect.stringContaining("day without a time"),
  });
});

it("knows which dates, times and offsets exist", () => {
  expect(readInstant("2024-02-29 00:00:00 +0000")).toHaveProperty("value");
  const impossible = [
    "2023-02-29 00:00:00 +0000",
    "2022-13-01 00:00:00 +0000",
    "2022-04-31 00:00:00 +0000",
    "2022-05-18 24:00:00 +0000",
    "2022-05-18 22:60:00 +0000",
    "2022-05-18 22:36:15 +1500",
    "2022-05-18 22:36:15 +0575",
  ];
  for (const text of impossible) {
    expect(readInstant(text)).toMatchObject({ reason: expect.stringContaining("not exist") });
  }
  for (const text of ["05/18/2022", "18.05.2022 22:36", "yesterday", "44699.94"]) {
    expect(readInstant(text)).toMatchObject({ reason: expect.stringContaining("is no time") });
  }
});
