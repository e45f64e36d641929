import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { AppError } from "../lib/errors";
import { readAllScopes } from "./app-config";
import { ensureBuild } from "./ensure-build";
import { followBackfill } from "./follow-backfill";
import { startStack } from "./stack";

const options = {
  timezone: { type: "string" },
  currency: { type: "string" },
  plan: { type: "string" },
  seed: { type: "string" },
  orders: { type: "string" },
  products: { type: "string" },
  "taxes-included": { type: "string" },
  "bulk-agreements": { type: "string" },
  port: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const help = `npm run demo -- [options]

  --timezone Z          IANA time zone of the store (America/New_York)
  --currency C          ISO 4217 code (USD)
  --plan P              standard, advanced or plus
  --seed N              another number, another store (7)
  --orders N            about how many orders (30000)
  --products N          about how many products (1000)
  --taxes-included M    on: prices include tax (off)
  --bulk-agreements M   on or off: whether bulk operations accept sales agreements (on)
  --port N              port of the admin (3456)
`;

/** Starts the local store and Shelfwise inside its admin, and tells how the reading goes. */
async function runDemo(): Promise<void> {
  const { values } = parseArgs({ options, strict: true });
  const { port, help: wantsHelp, ...store } = values;
  if (wantsHelp) return void process.stdout.write(help);

  await ensureBuild((line) => console.log(line));
  await mkdir("data", { recursive: true });
  const logFile = createWriteStream("data/demo.log");
  const stack = await startStack({
    dataDir: "data/demo",
    onLine: (line) => logFile.write(`${line}\n`),
    adminPort: port === undefined ? 3456 : Number(port),
    store: { installed: "on", scopes: await readAllScopes(), ...store },
  });
  console.log(`\n  The admin with Shelfwise inside:  ${stack.adminUrl}`);
  console.log("  What both programs log:           data/demo.log\n");
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void stack.close().then(() => process.exit(0)));
  }
  try {
    await followBackfill(stack, (line) => console.log(line));
  } catch (error) {
    await stack.close();
    throw error;
  }
  console.log("\n  The reading has ended. The store stays open until you press Ctrl+C.");
}

runDemo().catch((error: unknown) => {
  console.error(error instanceof AppError || error instanceof TypeError ? error.message : error);
  process.exit(1);
});
