import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportSchema, type Report } from "../../app/commands/report/schema";

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

let folder: string;
let temporary: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shelfwise-report-test-"));
  temporary = await mkdtemp(join(folder, "tmp-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "app/commands/report.ts", ...args], {
    // Without what the test runner sets for itself.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: temporary } as never,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.once("close", (code) => resolve({ code, stdout, stderr })),
  );
  return { child, ended, said: () => stderr };
}

const run = (...args: string[]): Promise<Ended> => start(args).ended;

async function runJson(...args: string[]): Promise<Report> {
  const { code, stdout, stderr } = await run(...args, "--json");
  expect(stderr.slice(-500) && code, stderr.slice(-2000)).toBe(0);
  expect(stdout.split("\n")).toHaveLength(2);
  return reportSchema.parse(JSON.parse(stdout));
}

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const orders = `Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount,Cancelled at
#1001,a@example.com,paid,2022-05-01 10:00:00 +0200,fulfilled,EUR,50.00,5.00,0.00,55.00,,0.00,2022-05-01 10:00:00 +0200,2,Mug,25.00,0.00,
#1002,b@example.com,paid,2022-05-03 23:30:00 +0200,fulfilled,EUR,45.00,0.00,0.00,45.00,TEN,5.00,2022-05-03 23:30:00 +0200,1,Mug,25.00,0.00,
#1002,b@example.com,,,,,,,,,,,2022-05-03 23:30:00 +0200,1,Bowl,25.00,,
#1003,,paid,2022-05-04 00:30:00 +0200,fulfilled,EUR,not money,0.00,0.00,25.00,,0.00,2022-05-04 00:30:00 +0200,1,Mug,25.00,0.00,
#1004,c@example.com,partially_refunded,2022-05-05 12:00:00 +0200,fulfilled,EUR,25.00,0.00,0.00,25.00,,0.00,2022-05-05 12:00:00 +0200,1,Mug,25.00,10.00,
`;
const products = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status
mug,Mug,<p>A mug</p>,Kiln,Cups,,TRUE,Title,Default Title,MUG-1,25.00,active
bowl,Bowl,<p>A bowl</p>,Kiln,Bowls,,TRUE,Title,Default Title,BOWL-1,25.00,active
`;
const spend = `date,channel,campaign,spend,currency
2022-05-01,paid-search,spring,30.00,EUR
2022-05-03,paid-social,reels,20.00,USD
2022-05-05,paid-search,spring,0.00,EUR
`;

describe("npm run report with a merchant's files", () => {
  let report: Report;
  beforeAll(async () => {
    report = await runJson(
      ...["--orders", await write("orders.csv", orders)],
      ...["--products", await write("products.csv", products), "--timezone", "Europe/Berlin"],
      ...["--spend", await write("spend.csv", spend), "--spend-rate", "USD=0.90"],
    );
  });

  it("shows what the files say, by hand", () => {
    expect(report.shop).toMatchObject({ currency: "EUR", timezone: "Europe/Berlin" });
    expect(report.coverage).toEqual({ from: "2022-05-01", to: "2022-05-05" });
    expect(report.rejectedRows).toMatchObject([{ file: "orders.csv", line: 5 }]);
    expect(report.assumptions.length).toBeGreaterThan(0);
    const { sales } = report;
    expect(
      sales.daily.map(({ date, grossSales, discounts, returns, shipping, totalSales, orders }) =>
        [date, grossSales, discounts, returns, shipping, totalSales, orders].join(" "),
      ),
    ).toEqual([
      "2022-05-01 50.00 0.00 0.00 5.00 55.00 1",
      "2022-05-02 0.00 0.00 0.00 0.00 0.00 0",
      "2022-05-03 50.00 -5.00 0.00 0.00 45.00 1",
      "2022-05-04 0.00 0.00 0.00 0.00 0.00 0",
      "2022-05-05 25.00 0.00 -10.00 0.00 15.00 1",
    ]);
    expect(sales).toMatchObject({ netSales: "110.00", totalSales: "115.00", orders: 3 });
  });

  it("sets what was spent, in two currencies, against the new customers of the files", () => {
    // 30.00 + 20.00 x 0.90, for a, b and c: the file tells of all days of the orders.
    const expected = { spend: "48.00", newCustomers: 3, blendedCac: "16.00" };
    expect(report.acquisition).toMatchObject(expected);
  });

  it("refuses spend with a row that cannot be read, by its line", async () => {
    const text =
      "date,channel,campaign,spend,currency\n2022-05-01,paid-search,,12.00,EUR\n2022-05-02,paid-search,,much,EUR\n";
    const { code, stdout, stderr } = await run(
      ...["--orders", await write("orders.csv", orders), "--timezone", "Europe/Berlin"],
      ...["--spend", await write("bad-spend.csv", text), "--json"],
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/--spend: .*bad-spend\.csv was not entered\.\n.*3/);
  });

  it("has zeros and no coverage where there are products only", async () => {
    const { code, stdout } = await run("--products", await write("only.csv", products));
    expect(code).toBe(0);
    expect(stdout).toContain("There are no orders.");
  });

  it("refuses a products file given as orders, by name and before anything is read", async () => {
    const path = await write("wrong.csv", products);
    const { code, stdout, stderr } = await run("--orders", path, "--json");
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^--orders: .*wrong\.csv/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("npm run report with a generated store", () => {
  it("gives the same figures of the same days, whatever comes after the end of observation", async () => {
    const settings = ["--orders", "250", "--products", "30", "--seed", "5"];
    const whole = await runJson(...settings);
    expect(whole.sales.orders).toBeGreaterThan(200);
    const { from, to } = whole.coverage ?? { from: "", to: "" };
    expect([whole.sales.daily[0]?.date, whole.sales.daily.at(-1)?.date]).toEqual([from, to]);

    const last = whole.sales.daily.at(-200)?.date ?? "";
    const cut = await runJson(...settings, "--to", last);
    expect(cut.coverage).toEqual({ from, to: last });
    expect(cut.sales.daily).toEqual(whole.sales.daily.slice(0, -199));
  }, 360_000);

  it.each([
    [["--ordres", "5"], /--ordres/],
    [["--orders", "/nowhere/orders.csv"], /no file \/nowhere\/orders\.csv/],
    [["--orders", "."], /is a folder/],
    [["--from", "2026-02-30"], /--from must be a day/],
    [["--from", "2026-02-02", "--to", "2026-02-01"], /after/],
    [["--to", "2999-01-01"], /day to come/],
    [["--timezone", "Mars/Olympus"], /--timezone/],
  ])("ends with 2 and one clear message for %j", async (args, message) => {
    const { code, stdout, stderr } = await run(...args, "--json");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("leaves nothing behind when it is interrupted while it reads", async () => {
    const { child, ended, said } = start(["--orders", "2000", "--products", "50"]);
    await expect.poll(said, { timeout: 120_000, interval: 100 }).toMatch(/orders +running/);
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    const left = await readdir(temporary);
    expect(left.filter((name) => name.startsWith("shelfwise"))).toEqual([]);
  });
});
