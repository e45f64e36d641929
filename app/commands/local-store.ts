import { z } from "zod";
import { startProgram, type Started } from "./child-process";
import { findFreePort } from "./free-port";

export interface LocalStoreOptions {
  /** 0 for any. */
  adminPort?: number | undefined;
  /** Options of its command line, by name. */
  store?: Record<string, string | undefined> | undefined;
  onLine?: ((line: string) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** The stand-in for Shopify, a process of its own. */
export interface LocalStore {
  url: string;
  shop: string;
  /** Where it expects the app. */
  appPort: number;
  started: Started;
}

export const apiKey = "shelfwise-local";
export const apiSecret = "local-secret-of-the-demo-and-the-tests";

const readySchema = z.object({
  ready: z.literal(true),
  url: z.url(),
  shops: z.tuple([z.string()], z.string()),
});

/** Rejects with a ProgramEnded, code 2, where it refuses an option. */
export async function startLocalStore(options: LocalStoreOptions): Promise<LocalStore> {
  const [adminPort, appPort] = [await findFreePort(options.adminPort), await findFreePort()];
  const flags = Object.entries(options.store ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  let ready: z.output<typeof readySchema> | undefined;
  const started = await startProgram(
    [
      ...["--import", "tsx", "tests/dev-store/main.ts", "--port", String(adminPort)],
      ...["--app-url", addressOf(appPort), "--api-key", apiKey, "--api-secret", apiSecret],
      ...flags,
    ],
    {},
    (line) => {
      ready ??= readySchema.safeParse(parseJson(line)).data;
      return ready !== undefined;
    },
    options.onLine,
    options.signal,
  );
  if (!ready) throw new Error("The local store did not say where it listens");
  return { url: ready.url, shop: ready.shops[0], appPort, started };
}

export function addressOf(port: number): string {
  return `http://localhost:${port}`;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
