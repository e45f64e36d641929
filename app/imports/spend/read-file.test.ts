import { describe, expect, it } from "vitest";
import type { SpendFile } from "./read-file";
import type { Message } from "../message";
import { answer, notesOf, read, reasonsOf, shown } from "../../../tests/setup/spend-files";

describe("plain CSV", () => {
  it("names channels as people do, and currencies of its rows", () => {
    const file = read(
      [
        "date,channel,campaign,spend,currency",
        "2026-11-01,paid-search,Brand,10.00,",
        "2026-11-01,Facebook,,$7.50,USD",
        "Nov 2 2026,Google Ads,Brand,5,eur",
        "2026-11-03,email,,,",
      ].join("\n"),
      { rates: { EUR: "1.1" } },
    );
    expect(file.format).toBe("plain");
    expect(shown(file)).toEqual([
      ["2026-11-01", "paid-search", "Brand", 1_000],
      ["2026-11-01", "paid-social", null, 750],
      ["2026-11-02", "paid-search", "Brand", 550],
    ]);
    expect(notesOf(file)).toEqual([
      ["withoutSpend", "1"],
      ["signs", "1"],
    ]);
  });

  it("lists every bad row by its line, and reads the others", () => {
    const file = read(
      [
        "date,channel,campaign,spend,currency,end",
        "2026-11-01,billboards,,1,,",
        "2026-11-01,,,1,,",
        "soon,email,,1,,",
        ",email,,1,,",
        "2026-11-30,email,,1,,",
        "2026-11-01,email,,one,,",
        "2026-11-01,email,,-1,,",
        "2026-11-01,email,,1,DOLLARS,",
        "2026-11-03,email,,1,,2026-11-02",
        `2026-11-01,email,${"x".repeat(401)},1,,`,
        "2026-11-01,email,,€1,,",
        "2026-11-01,email,,1,,",
      ].join("\n"),
    );
    expect(reasonsOf(file)).toEqual([
      [2, "badChannel"],
      [3, "noChannel"],
      [4, "badDay"],
      [5, "noDay"],
      [6, "futureDay"],
      [7, "noAmount"],
      [8, "negative"],
      [9, "badCurrency"],
      [10, "badPeriod"],
      [11, "longCampaign"],
      [12, "otherCurrency"],
    ]);
    expect(shown(file)).toEqual([["2026-11-01", "email", null, 100]]);
  });

  it("refuses dates that may be two, until a row decides or the merchant does", () => {
    const csv = (...days: string[]) =>
      `date,channel,spend\n${days.map((day) => `${day},email,1`).join("\n")}`;
    const open = read(csv("03/04/2026", "04/04/2026"));
    expect([reasonsOf(open), open.hasOpenDays]).toEqual([[[2, "openDay"]], true]);
    const days = (file: SpendFile) => file.days.map(({ day }) => day);
    expect(days(read(csv("03/04/2026", "13/04/2026")))).toEqual(["2026-04-03", "2026-04-13"]);
    expect(days(read(csv("03/04/2026", "04/13/2026")))).toEqual(["2026-03-04", "2026-04-13"]);
    expect(days(read(csv("03/04/2026"), { dayOrder: "dayFirst" }))).toEqual(["2026-04-03"]);
    expect(days(read(csv("03/04/2026"), { dayOrder: "monthFirst" }))).toEqual(["2026-03-04"]);
  });
});

describe("a file with another header", () => {
  const text = "When;What;Paid\n2026-11-01;Flyers north;1.250,00\n2026-11-02;Flyers south;99,5\n";

  it("is shown for its columns to be chosen", () => {
    expect(answer(text)).toEqual({
      kind: "unknown",
      header: ["When", "What", "Paid"],
      samples: [
        ["2026-11-01", "Flyers north", "1.250,00"],
        ["2026-11-02", "Flyers south", "99,5"],
      ],
    });
  });

  it("is read by the columns that were chosen, of a channel that was", () => {
    const columns = { date: 0, spend: 2, campaign: 1 };
    expect((answer(text, { columns }) as Message).text).toBe("imports.spend.chooseChannel");
    const file = read(text, { columns, channel: "offline" });
    expect(file.format).toBe("by-hand");
    expect(shown(file)).toEqual([
      ["2026-11-01", "offline", "Flyers north", 125_000],
      ["2026-11-02", "offline", "Flyers south", 9_950],
    ]);
  });
});

it("says why a file is none", () => {
  const refusal = (file: string | Uint8Array) => (answer(file) as Message).text;
  expect(refusal("")).toBe("imports.emptyFile");
  expect(refusal("date,channel,spend\n")).toBe("imports.noRows");
  expect(refusal("just\na\nlist")).toBe("imports.spend.oneColumn");
  expect(refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toBe("imports.noText");
  expect(refusal(`date,channel,spend\n${"2026-11-01,email,1\n".repeat(50_001)}`)).toBe(
    "imports.tooManyRows",
  );
});

it("refuses a row that names no platform beside others of its channel and day that do", () => {
  const file = read(
    [
      "date,channel,platform,spend",
      "2026-11-01,paid-social,Pinterest,1",
      "2026-11-01,paid-social,,2",
      "2026-11-01,email,,3",
      "2026-11-02,paid-social,,4",
    ].join("\n"),
  );
  expect(reasonsOf(file)).toEqual([[3, "noPlatform"]]);
  expect(file.days.map(({ platform, spendMinor }) => [platform, spendMinor])).toEqual([
    ["pinterest", 100],
    [undefined, 300],
    [undefined, 400],
  ]);
});
