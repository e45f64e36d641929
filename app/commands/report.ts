import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeFailure } from "./failure";
import { parseReportArguments, reportHelp, type ReportArguments } from "./report/arguments";
import { makeReport } from "./report/make-report";
import type { MadeReport } from "./report/read-report";

const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
const defaultWidth = 80;

/** The command: the report on stdout and nothing else there; how it goes on stderr. */
async function runReport(): Promise<void> {
  const args = parseReportArguments(process.argv.slice(2));
  if (args.wantsHelp) return print(reportHelp);

  const interruption = new AbortController();
  for (const [name, number] of Object.entries(signals)) {
    process.on(name, () => {
      // As a shell says that a program was ended by a signal.
      process.exitCode = 128 + number;
      if (!interruption.signal.aborted) process.stderr.write("Stopping ...\n");
      interruption.abort();
    });
  }
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-report-"));
  try {
    const made = await makeReport(args, {
      dataDir: join(folder, "database"),
      now: new Date(),
      say: (line) => process.stderr.write(`${line}\n`),
      signal: interruption.signal,
    });
    if (!interruption.signal.aborted) await print(await toText(args, made));
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.stderr.write("Stopped. Nothing was kept.\n");
  } finally {
    // A process that is just ending may still write.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function toText({ isJson }: ReportArguments, { report, view }: MadeReport): Promise<string> {
  if (isJson) return `${JSON.stringify(report)}\n`;
  const width = process.stdout.columns ?? (Number(process.env.COLUMNS) || defaultWidth);
  const { renderReport } = await import("./report/render");
  const { ruleTitle } = await import("../panels/quality/rule-title");
  const { describeSales } = await import("../panels/sales-report/words");
  return renderReport({ report, view, words: describeSales(view), ruleTitle, width });
}

function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

// The reader of our output is gone, as in `npm run report | head`.
process.stdout.on("error", () => process.exit(0));
runReport().then(
  () => process.exit(),
  (error: unknown) => {
    const { code, message } = describeFailure(error);
    process.stderr.write(`${message}\n`);
    process.exit(code);
  },
);
