import { beforeEach, expect, it, vi } from "vitest";
import { startRunner } from "./runner.server";

const { work, environment } = vi.hoisted(() => ({
  work: vi.fn<(name: string) => void>(),
  environment: { isEmbeddedDatabase: false },
}));
vi.mock("../env.server", () => ({ env: () => environment }));
vi.mock("./registry", () => ({ handlers: {} }));
vi.mock("./queue.server", () => ({
  queue: async () => ({ work, schedule: () => undefined }),
  enqueue: () => undefined,
}));

const workersOf = (name: string) => work.mock.calls.filter(([each]) => each === name).length;

beforeEach(() => work.mockClear());

it("reads the histories of several shops at a time on a server of its own", async () => {
  environment.isEmbeddedDatabase = false;
  await startRunner();
  expect(workersOf("sync.backfill")).toBe(3);
  expect(workersOf("inbox.process")).toBe(1);
});

it("reads one after the other in the embedded database", async () => {
  environment.isEmbeddedDatabase = true;
  await startRunner();
  expect(workersOf("sync.backfill")).toBe(1);
});
