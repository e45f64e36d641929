import { describe, expect, it } from "vitest";
import { answer, notesOf, read, reasonsOf, shown } from "../../../tests/setup/spend-files";

const google = [
  "Campaign report",
  '"November 1, 2026 - November 2, 2026"',
  "Day,Campaign status,Campaign,Campaign type,Currency code,Impr.,Clicks,Cost",
  '2026-11-01,Enabled,Brand,Search,USD,"1,204",88,"1,031.40"',
  "2026-11-01,Enabled,All products,Shopping,USD,9002,140,88.12",
  "2026-11-02,Enabled,Brand,Search,USD,1100,70,27.55",
  "2026-11-02,Paused,Brand,Search,USD,3,0,0.45",
  "2026-11-02,Paused,Old,Performance Max,USD,0,0, --",
  'Total: Campaigns, --, --, --,USD,"11,309",298,"1,147.52"',
  "Total: Account, --, --, --,USD,11309,298,1147.52",
].join("\n");

describe("Google Ads", () => {
  const wanted = [
    ["2026-11-01", "paid-search", "Brand", 103_140],
    ["2026-11-01", "shopping", "All products", 8_812],
    ["2026-11-02", "paid-search", "Brand", 2_800],
  ];

  it("is found below its title, with channels by kind of campaign, without totals", () => {
    const file = read(google);
    expect(file.format).toBe("google-ads");
    expect(shown(file)).toEqual(wanted);
    expect(notesOf(file)).toEqual([
      ["totals", "2"],
      ["withoutSpend", "1"],
      ["addedUp", "1"],
    ]);
    expect(reasonsOf(file)).toEqual([]);
  });

  it("is read as saved for Excel: UTF-16 with its mark, by tabs", () => {
    const cells = google.replaceAll(/"(\d+),(\d+)/g, '"$1;$2').replaceAll(",", "\t");
    const text = `\ufeff${cells.replaceAll(/"(\d+);(\d+)/g, '"$1,$2')}`;
    const file = read(new Uint8Array(Buffer.from(text, "utf16le")));
    expect([file.format, shown(file)]).toEqual(["google-ads", wanted]);
  });

  it("is read in German, with commas for decimals and a day written as 01.11.2026", () => {
    const file = read(
      [
        "Tag;Kampagne;Kampagnentyp;Währungscode;Kosten",
        "01.11.2026;Marke;Suchnetzwerk;EUR;1.031,40",
        "02.11.2026;Marke;Suchnetzwerk;EUR;27,55",
        "Gesamt: Konto;--;--;EUR;1.058,95",
      ].join("\r\n"),
      {},
      "EUR",
    );
    expect(shown(file).map(([, , , minor]) => minor)).toEqual([103_140, 2_755]);
  });

  it("puts Performance Max where its visits go: by name to shopping, else to paid search", () => {
    const lines = ["All products - Shop", "Brand PMax"].map(
      (name) => `2026-11-01,${name},Performance Max,USD,5`,
    );
    const file = read(["Day,Campaign,Campaign type,Currency code,Cost", ...lines].join("\n"));
    expect(shown(file).map(([, channel, campaign]) => [channel, campaign])).toEqual([
      ["shopping", "All products - Shop"],
      ["paid-search", "Brand PMax"],
    ]);
  });

  it("is of one channel where the merchant says so", () => {
    const channels = read(google, { channel: "display" }).days.map(({ channel }) => channel);
    expect(new Set(channels)).toEqual(new Set(["display"]));
  });
});

describe("Meta Ads Manager", () => {
  const header =
    '"Reporting starts","Reporting ends","Campaign name","Campaign delivery","Amount spent (EUR)"';

  it("takes the currency from its header and leaves out the row without a campaign", () => {
    const file = read(
      [
        header,
        '2026-11-01,2026-11-02,,,"70.50"',
        "2026-11-01,2026-11-01,Prospecting,active,40.25",
        "2026-11-02,2026-11-02,Prospecting,active,30.25",
      ].join("\n"),
      {},
      "EUR",
    );
    expect(file.format).toBe("meta-ads");
    expect(shown(file)).toEqual([
      ["2026-11-01", "paid-social", "Prospecting", 4_025],
      ["2026-11-02", "paid-social", "Prospecting", 3_025],
    ]);
    expect(notesOf(file)).toEqual([["totals", "1"]]);
    // Shown as what is about to be entered, which the row of totals is not.
    expect(file.rowCount).toBe(2);
  });

  // As Ads Manager heads its three levels, each with the row that it adds for all of them.
  it.each([
    [
      "campaigns",
      [
        '"Campaign name","Campaign delivery",Results,Reach,"Amount spent (EUR)",Ends,"Reporting starts","Reporting ends"',
        "Prospecting,active,12,900,40.25,Ongoing,2026-11-01,2026-11-01",
        "Retargeting,active,4,300,30.25,Ongoing,2026-11-02,2026-11-02",
        '"Results from 2 campaigns",,16,1100,70.50,,2026-11-01,2026-11-02',
      ],
    ],
    [
      "ad sets",
      [
        '"Reporting starts","Reporting ends","Ad set name","Ad set delivery","Ad set budget","Ad set budget type",Results,Reach,"Amount spent (EUR)"',
        '2026-11-01,2026-11-02,,,,,16,1100,"70.50"',
        "2026-11-01,2026-11-01,Lookalike 1%,active,25,Daily,12,900,40.25",
        "2026-11-02,2026-11-02,Locals 25-54,active,25,Daily,4,300,30.25",
      ],
    ],
    [
      "ad sets, with how many",
      [
        '"Reporting starts","Reporting ends","Ad set name","Amount spent (EUR)"',
        "2026-11-01,2026-11-01,Lookalike 1%,40.25",
        "2026-11-02,2026-11-02,Locals 25-54,30.25",
        '2026-11-01,2026-11-02,"Results from 2 ad sets",70.50',
      ],
    ],
    [
      "ads",
      [
        '"Reporting starts","Reporting ends","Ad name","Ad set name",Impressions,"Amount spent (EUR)"',
        "2026-11-01,2026-11-01,Video A,Lookalike 1%,900,40.25",
        "2026-11-02,2026-11-02,Static B,Locals 25-54,300,30.25",
        '2026-11-01,2026-11-02,,,1200,"70.50"',
      ],
    ],
    [
      "ad sets by day, with a sum of each",
      [
        '"Ad set name",Day,"Amount spent (EUR)","Reporting starts","Reporting ends"',
        ",,70.50,2026-11-01,2026-11-02",
        "Lookalike 1%,,70.50,2026-11-01,2026-11-02",
        "Lookalike 1%,2026-11-01,40.25,2026-11-01,2026-11-01",
        "Lookalike 1%,2026-11-02,30.25,2026-11-02,2026-11-02",
      ],
    ],
    [
      "the account",
      [
        '"Account name","Reporting starts","Reporting ends","Amount spent (EUR)"',
        "Shop,2026-11-01,2026-11-02,70.50",
        "Shop,2026-11-01,2026-11-01,40.25",
        "Shop,2026-11-02,2026-11-02,30.25",
      ],
    ],
  ])("leaves out the row of totals of %s", (_, lines) => {
    const file = read(lines.join("\n"), {}, "EUR");
    expect(file.format).toBe("meta-ads");
    expect(shown(file).map(([day, channel, , minor]) => [day, channel, minor])).toEqual([
      ["2026-11-01", "paid-social", 4_025],
      ["2026-11-02", "paid-social", 3_025],
    ]);
    expect(notesOf(file)[0]?.[0]).toBe("totals");
    expect(reasonsOf(file)).toEqual([]);
  });

  it("spreads a row of several days, and says so", () => {
    const text = `${header}\n2026-11-01,2026-11-03,Prospecting,active,100.00\n`;
    const file = read(text, {}, "EUR");
    expect(shown(file).map(([day, , , minor]) => [day, minor])).toEqual([
      ["2026-11-01", 3_334],
      ["2026-11-02", 3_333],
      ["2026-11-03", 3_333],
    ]);
    expect(file.days.every(({ isAssumed }) => isAssumed)).toBe(true);
    expect(notesOf(file)).toEqual([["spread", "1"]]);
  });

  it("goes by its own column of days where there is one", () => {
    const file = read(
      "Campaign name,Day,Reporting starts,Reporting ends,Amount spent (USD)\nA,2026-11-02,2026-11-02,2026-11-02,5\n",
    );
    expect(shown(file)).toEqual([["2026-11-02", "paid-social", "A", 500]]);
    expect(file.days[0]?.isAssumed).toBe(false);
  });

  it("asks for the rate of another currency than the shop's, and converts by it", () => {
    const text = `${header}\n2026-11-01,2026-11-02,A,active,10.01\n`;
    const unrated = read(text);
    expect(unrated.foreign).toEqual([{ currency: "EUR", minor: 1_001 }]);
    expect(unrated.days.map(({ spendMinor }) => spendMinor)).toEqual([null, null]);
    const rated = read(text, { rates: { EUR: "1,08" } });
    // 10.8108 dollars are 10.81.
    expect(rated.days.map((day) => [day.originalMinor, day.spendMinor, day.rate])).toEqual([
      [501, 541, "1.08"],
      [500, 540, "1.08"],
    ]);
  });
});

describe("TikTok and Microsoft Ads", () => {
  it("TikTok's by day, with its row of totals", () => {
    const file = read(
      [
        "Campaign name,By Day,Primary status,Cost,Currency",
        "Spark,2026-11-01,Active,12.30,USD",
        "Spark,2026-11-02 00:00:00,Active,0.00,USD",
        "Total of 2 results,-,-,12.30,USD",
      ].join("\n"),
    );
    expect(file.format).toBe("tiktok-ads");
    // A day without spend is told of, too.
    expect(shown(file)).toEqual([
      ["2026-11-01", "paid-social", "Spark", 1_230],
      ["2026-11-02", "paid-social", "Spark", 0],
    ]);
    expect(notesOf(file)).toEqual([["totals", "1"]]);
  });

  const microsoft = (aggregation: string) =>
    [
      '"Report Name: Campaign performance"',
      '"Report Time: 11/1/2026,11/14/2026"',
      `"Report Aggregation: ${aggregation}"`,
      '"Rows: 2"',
      "",
      '"Gregorian date","Account name","Campaign","Currency code","Clicks","Spend"',
      '"11/1/2026","Total Sports","Generic","USD","10","3.10"',
      '"11/14/2026","Total Sports","Generic","USD","12","4.05"',
      '"©2026 Microsoft Corporation. All rights reserved. "',
    ].join("\r\n");

  it("Microsoft's below its title, by a date that tells the month comes first", () => {
    const file = read(microsoft("Daily"));
    expect(file.format).toBe("microsoft-ads");
    expect(shown(file)).toEqual([
      ["2026-11-01", "paid-search", "Generic", 310],
      ["2026-11-14", "paid-search", "Generic", 405],
    ]);
    expect(file.notes).toEqual([]);
  });

  it("Microsoft's by week is refused: it would all lie on one day", () => {
    expect(answer(microsoft("Weekly"))).toEqual({
      text: "imports.spend.notDaily",
      values: { found: "Weekly" },
    });
  });
});
