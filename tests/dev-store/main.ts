import { CliError, parseCliOptions } from "./platform/cli-options";
import { StoreFileError } from "./imported/read-files";
import { startDevStore } from "./start";

/** The dev-store as a process: one JSON line on stdout when it is up, complaints on stderr. */
async function main(): Promise<void> {
  const devStore = await startDevStore(parseCliOptions(process.argv.slice(2)));
  const { url, shops, apiKey } = devStore;
  process.stdout.write(`${JSON.stringify({ ready: true, url, shops, apiKey })}\n`);
  const stop = () => void devStore.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** What is wrong with the command line or with a file it names; null for everything else. */
function complaintOf(error: unknown): string | null {
  if (error instanceof CliError) return error.message;
  if (!(error instanceof StoreFileError)) return null;
  const { kind, message } = error;
  return `--${kind === "taxonomy" ? kind : `${kind}-csv`}: ${message}`;
}

main().catch((error: unknown) => {
  const complaint = complaintOf(error);
  const message = complaint ?? (error as Error).stack ?? error;
  process.stderr.write(`${String(message)}\n`);
  process.exit(complaint === null ? 1 : 2);
});
