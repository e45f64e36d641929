import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { LoggedNotification } from "../../../app/store/notifications/delivery-log.server";
import { testEnv } from "../../setup/test-env";
import { startReceiver, type Receiver } from "./servers";

const count = 4;

let receiver: Receiver;
let dataDir: string;
beforeAll(async () => {
  receiver = await startReceiver();
  dataDir = await mkdtemp(join(tmpdir(), "shelfwise-kill-"));
});
afterAll(async () => {
  await receiver.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A process that works on the same database; resolves with what it printed, once it has ended. */
function run(name: string, ...values: unknown[]) {
  const args = ["tests/integration/notifications/run-process.mjs", name];
  const child = spawn(process.execPath, [...args, ...values.map((one) => JSON.stringify(one))], {
    env: {
      ...{ NODE_ENV: "test", PATH: process.env.PATH, HOME: process.env.HOME },
      ...{ ...testEnv, DATA_DIR: dataDir, WEBHOOKS_TO_LOOPBACK: "1" },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => (text += part.toString()));
  }
  const ended = new Promise<{ text: string; signal: string | null }>((resolve) =>
    child.once("close", (_code, signal) => resolve({ text, signal })),
  );
  return { child, ended };
}

const logsIn = (text: string) =>
  [...text.matchAll(/^LOG (.*)$/gm)].map(([, log = ""]) => JSON.parse(log) as LoggedNotification[]);

/** Kills a process when the server has received its message, before it can say so. */
function killAtNext(child: ChildProcess): void {
  receiver.answers.push(() => void child.kill("SIGKILL"));
}

it("loses nothing to kill -9 in mid-delivery, and repeats with the id it had", async () => {
  // Both die with a message that has arrived; the second begins when the claim of the first is over.
  for (const [name, ...values] of [
    ["begin", `${receiver.url}/hook`, count],
    ["deliver", 100],
  ] as const) {
    const { child, ended } = run(name, ...values);
    killAtNext(child);
    const { signal, text } = await ended;
    expect(signal, text).toBe("SIGKILL");
  }
  expect(receiver.received).toHaveLength(2);
  // While the claim of the dead one holds, the others go.
  const { text } = await run("deliver", 130, 200).ended;
  const [early = [], log = []] = logsIn(text);
  expect(early.filter(({ state }) => state === "delivered")).toHaveLength(count - 1);
  expect(log.map(({ state }) => state)).toEqual(Array(count).fill("delivered"));
  const bodies = receiver.received.map(
    ({ body }) => JSON.parse(body) as { id: string; title: string },
  );
  const ids = new Map<string, Set<string>>();
  for (const { id, title } of bodies) ids.set(title, (ids.get(title) ?? new Set()).add(id));
  expect([...ids.keys()].sort()).toEqual(
    Array.from({ length: count }, (_, no) => `Message ${no + 1}`),
  );
  expect([...ids.values()].map(({ size }) => size)).toEqual(Array(count).fill(1));
  expect(bodies.length).toBe(count + 2);
  const broken = log.flatMap(({ attempts }) => attempts).filter(({ tookMs }) => tookMs === null);
  expect(broken).toHaveLength(2);
}, 300_000);
