import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "../lib/errors";
import { createShopCalendar } from "../lib/shop-day";
import { readAllScopes } from "./app-config";
import { ensureBuild } from "./ensure-build";
import { describeFailure } from "./failure";
import { followBackfill } from "./follow-backfill";
import { findFreePort } from "./free-port";
import { noteUnused, parseSource, readOptions, sourceOptions } from "./report/arguments";
import { readImportNotes } from "./report/import-notes";
import { describeOldOrders } from "./report/old-orders";
import { describeLeftOut, noteSections } from "./report/render";
import { findFiles, toStoreFlags } from "./report/store-flags";
import { parseSpendFiles, spendOptions } from "./spend/arguments";
import { findSpendFiles } from "./spend/find-files";
import { loadSpend } from "./spend/load-spend";
import { startStack } from "./stack";

const options = {
  ...sourceOptions,
  ...spendOptions,
  plan: { type: "string" },
  "taxes-included": { type: "string" },
  "bulk-agreements": { type: "string" },
  faults: { type: "string" },
  port: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const help = `npm run demo -- [options]

A store of your own, from CSV exports of the Shopify admin:
  --products FILE       products_export.csv
  --orders FILE         orders_export.csv
  --customers FILE      customers_export.csv

A generated store, where no such file is given:
  --seed N              another number, another store (7)
  --orders N            about how many orders (30000); a number here is a count, anything else a file
  --products N          about how many products (1000); the same
  --taxes-included M    on: prices include tax (off)

Any store:
  --timezone Z          IANA time zone (files: found from their times; generated: America/New_York)
  --currency C          ISO 4217 code (files: that of most orders; generated: USD)
  --taxonomy FILE       Shopify's published categories.txt (a selection is built in)
  --spend FILE          marketing spend by day: an export of Google Ads, Meta Ads Manager, TikTok Ads or
                        Microsoft Ads, or columns date, channel, campaign, spend, currency (repeatable)
  --spend-rate C=R      what one unit of another currency in it is in the shop's, e.g. EUR=1.08
  --plan P              standard, advanced or plus
  --bulk-agreements M   on or off: whether bulk operations accept sales agreements (on)
  --faults NAME         what goes wrong on the way to Shopify: rough is a bad day
  --port N              port of the admin (3456)
  -h, --help            this text
`;

const defaultWidth = 80;
const indent = "  ";

const portSchema = z.coerce
  .number({ error: "--port must be a number" })
  .int()
  .min(1, "--port must be from 1 to 65535")
  .max(65_535, "--port must be from 1 to 65535");

/** Starts the local store and Shelfwise inside its admin, and tells how the reading goes. */
async function runDemo(): Promise<void> {
  const {
    port,
    help: wantsHelp,
    plan,
    "taxes-included": taxesIncluded,
    "bulk-agreements": bulkAgreements,
    faults,
    spend,
    "spend-rate": spendRates,
    ...values
  } = readOptions(process.argv.slice(2), options);
  if (wantsHelp) return void process.stdout.write(help);
  const adminPort = port === undefined ? undefined : portSchema.parse(port);
  if (adminPort !== undefined && (await findFreePort(adminPort)) !== adminPort) {
    throw new AppError("invalid_input", `Port ${adminPort} is taken: choose another with --port.`);
  }

  const source = await findFiles(parseSource(values));
  for (const line of noteUnused(source, source.files !== null)) console.log(line);
  const spendFiles = await findSpendFiles(parseSpendFiles({ spend, "spend-rate": spendRates }));
  await mkdir("data", { recursive: true });
  const lines: string[] = [];
  let keepLine = (line: string) => void lines.push(line);
  const stack = await startStack({
    dataDir: "data/demo",
    onLine: (line) => keepLine(line),
    adminPort: adminPort ?? 3456,
    store: {
      installed: "on",
      scopes: await readAllScopes(),
      ...toStoreFlags(source),
      plan,
      "taxes-included": taxesIncluded,
      "bulk-agreements": bulkAgreements,
      faults,
    },
    // Only once it is known that the files are good.
    prepareApp: (ends) => ensureBuild((line) => console.log(line), ends),
  });
  // Only now: a start that is refused must not overwrite the log of the demo that runs.
  const logFile = createWriteStream("data/demo.log");
  keepLine = (line) => void logFile.write(`${line}\n`);
  lines.forEach(keepLine);
  console.log(`\n  The admin with Shelfwise inside:  ${stack.adminUrl}`);
  console.log("  What both programs log:           data/demo.log\n");

  const end = (code: number, lastWords = "") =>
    void stack.close().then(() => {
      if (lastWords !== "") console.log(lastWords);
      process.exit(code);
    });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      console.log("\n  Stopping ...");
      end(0, "  Stopped. What was read stays in data/demo until the next demo, or delete it.");
    });
  }
  // The reader of our output is gone, as in `npm run demo | head`.
  process.stdout.once("error", () => end(0));
  stack.onDeath((which) => {
    console.error(`\n  ${which} has stopped: see the end of data/demo.log.`);
    end(1);
  });
  try {
    let leftOut = "";
    let oldOrders: string[] = [];
    if (source.files) {
      const width = (process.stdout.columns ?? defaultWidth) - indent.length;
      const notes = await readImportNotes(stack.storeUrl);
      leftOut = describeLeftOut(notes.rejectedRows.length);
      // In UTC: next to the shop's own day it is one more or one less, which does not matter here.
      const today = createShopCalendar("UTC").dayOf(new Date());
      oldOrders = describeOldOrders(stack.adminUrl, notes.to, today);
      for (const section of noteSections(notes, width)) {
        console.log(`${section.map((line) => indent + line).join("\n")}\n`);
      }
    }
    await loadSpend(stack, spendFiles, (line) => console.log(line));
    await followBackfill(stack, (line) => console.log(line));
    if (leftOut) console.log(`\n  ${leftOut}`);
    if (oldOrders.length > 0) console.log(`\n${oldOrders.map((line) => indent + line).join("\n")}`);
  } catch (error) {
    await stack.close();
    throw error;
  }
  console.log("\n  The reading has ended. The store stays open until you press Ctrl+C.");
}

runDemo().catch((error: unknown) => {
  const { code, message } = describeFailure(error);
  console.error(message);
  process.exit(code);
});
