import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { AppError } from "../lib/errors";
import { readAllScopes } from "./app-config";
import { ProgramEnded } from "./child-process";
import { ensureBuild } from "./ensure-build";
import { followBackfill } from "./follow-backfill";
import { findFreePort } from "./free-port";
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

const portSchema = z.coerce
  .number({ error: "--port must be a number" })
  .int()
  .min(1, "--port must be from 1 to 65535")
  .max(65_535, "--port must be from 1 to 65535");

/** Starts the local store and Shelfwise inside its admin, and tells how the reading goes. */
async function runDemo(): Promise<void> {
  const { port, help: wantsHelp, ...store } = parseArgs({ options, strict: true }).values;
  if (wantsHelp) return void process.stdout.write(help);
  const adminPort = port === undefined ? undefined : portSchema.parse(port);
  if (adminPort !== undefined && (await findFreePort(adminPort)) !== adminPort) {
    throw new AppError("invalid_input", `Port ${adminPort} is taken: choose another with --port.`);
  }

  await ensureBuild((line) => console.log(line));
  await mkdir("data", { recursive: true });
  const lines: string[] = [];
  let keepLine = (line: string) => void lines.push(line);
  const stack = await startStack({
    dataDir: "data/demo",
    onLine: (line) => keepLine(line),
    adminPort: adminPort ?? 3456,
    store: { installed: "on", scopes: await readAllScopes(), ...store },
  });
  // Only now: a start that is refused must not overwrite the log of the demo that runs.
  const logFile = createWriteStream("data/demo.log");
  keepLine = (line) => void logFile.write(`${line}\n`);
  lines.forEach(keepLine);
  console.log(`\n  The admin with Shelfwise inside:  ${stack.adminUrl}`);
  console.log("  What both programs log:           data/demo.log\n");

  const end = (code: number) => void stack.close().then(() => process.exit(code));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => end(0));
  // The reader of our output is gone, as in `npm run demo | head`.
  process.stdout.once("error", () => end(0));
  stack.onDeath((which) => {
    console.error(`\n  ${which} has stopped: see the end of data/demo.log.`);
    end(1);
  });
  try {
    await followBackfill(stack, (line) => console.log(line));
  } catch (error) {
    await stack.close();
    throw error;
  }
  console.log("\n  The reading has ended. The store stays open until you press Ctrl+C.");
}

/** One line that says what to change, where the input is at fault. */
function describe(error: unknown): unknown {
  if (error instanceof z.ZodError) return error.issues.map(({ message }) => message).join("\n");
  if (error instanceof AppError || error instanceof TypeError) return error.message;
  // The local store's way to complain about an option.
  if (error instanceof ProgramEnded && error.code === 2) {
    return error.output.filter((line) => line.startsWith("--")).join("\n");
  }
  return error;
}

runDemo().catch((error: unknown) => {
  console.error(describe(error));
  process.exit(1);
});
