import { CliError, parseCliOptions } from "./platform/cli-options";
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

main().catch((error: unknown) => {
  const message = error instanceof CliError ? error.message : ((error as Error).stack ?? error);
  process.stderr.write(`${String(message)}\n`);
  process.exit(error instanceof CliError ? 2 : 1);
});
