import { describe, expect, it } from "vitest";
import { openBench } from "./testing";
import type { Told } from "./testing";

interface Line {
  id: string;
  __parentId?: string;
}

/** Ten orders with 1, 2 or 3 lines: 10 roots, 20 children. */
const WHOLE = { objectCount: "30", rootObjectCount: "10", errorCode: null };
const text = async (url: string | null) => (await fetch(url!)).text();
const linesOf = (content: string) => content.split("\n").filter((line) => line !== "");
const parsed = (content: string) => linesOf(content).map((line) => JSON.parse(line) as Line);

describe("results of a bulk operation", () => {
  it("are whole without a rule, or when the rule means another query", async () => {
    const { run } = await openBench([
      { operation: "products", fault: { type: "bulk-no-url" } },
      { operation: "orders", shop: "other.myshopify.com", fault: { type: "bulk-no-url" } },
    ]);
    const told = await run();
    expect(told).toMatchObject({ ...WHOLE, status: "COMPLETED", partialDataUrl: null });
    expect(parsed(await text(told.url))).toHaveLength(30);
  });

  it("end in the middle of a line, though the count tells of all", async () => {
    const { run, store } = await openBench([
      { fault: { type: "bulk-result", damage: "cut-mid-line" } },
    ]);
    const told = await run();
    expect(told).toMatchObject({ ...WHOLE, status: "COMPLETED" });
    const content = await text(told.url);
    expect(told.fileSize).toBe(String(content.length));
    expect(linesOf(content)).toHaveLength(16);
    expect(() => parsed(content)).toThrow(SyntaxError);
    expect(parsed(linesOf(content).slice(0, 15).join("\n"))).toHaveLength(15);
    expect(store.faults.hits("bulk-result")).toBe(1);
    expect(parsed(await text((await run()).url))).toHaveLength(30);
  });

  it("end between two lines, or hold nothing, though the count tells of all", async () => {
    const { run } = await openBench([
      { fault: { type: "bulk-result", damage: "cut-at-line", keep: 0.9 } },
      { fault: { type: "bulk-result", damage: "cut-at-line", keep: 1 } },
      { fault: { type: "bulk-result", damage: "empty" } },
    ]);
    const sizes: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const told = await run();
      expect(told).toMatchObject({ ...WHOLE, status: "COMPLETED" });
      sizes.push(parsed(await text(told.url)).length);
    }
    expect(sizes).toEqual([27, 29, 0]);
  });

  it("show every child before its parent", async () => {
    const { run } = await openBench([{ fault: { type: "bulk-result", damage: "children-first" } }]);
    const lines = parsed(await text((await run()).url));
    expect(lines).toHaveLength(30);
    const at = new Map(lines.map(({ id }, index) => [id, index]));
    for (const [index, { __parentId: parent }] of lines.entries()) {
      if (parent) expect(at.get(parent)).toBeGreaterThan(index);
    }
  });

  it("leave children out silently, and count what is there", async () => {
    const { run } = await openBench([
      { fault: { type: "bulk-result", damage: "children-cut", children: 2 } },
      { fault: { type: "bulk-result", damage: "children-cut" } },
    ]);
    // Three orders have three lines (n mod 3 = 2).
    const told = await run();
    expect(told).toMatchObject({ objectCount: "27", rootObjectCount: "10", status: "COMPLETED" });
    const children = new Map<string, number>();
    for (const { __parentId: parent } of parsed(await text(told.url))) {
      if (parent) children.set(parent, (children.get(parent) ?? 0) + 1);
    }
    expect(Math.max(...children.values())).toBe(2);
    expect(await run()).toMatchObject(WHOLE);
  });

  it("are those of another shop", async () => {
    const { run } = await openBench([{ fault: { type: "bulk-result", damage: "other-shop" } }]);
    const lines = parsed(await text((await run()).url));
    const others = parsed(await text((await run()).url));
    expect(lines.map(({ id }) => id)).toEqual(others.map(({ id }) => id.replace(/\/(\d)/, "/9$1")));
    const ids = new Set(lines.map(({ id }) => id));
    for (const { __parentId: parent } of lines) if (parent) expect(ids).toContain(parent);
  });
});

describe("ends of a bulk operation", () => {
  it("fail with part of the lines, or with none", async () => {
    const { run } = await openBench([
      { fault: { type: "bulk-failed", keep: 0.4 } },
      { fault: { type: "bulk-failed", keep: 0.4, midLine: true, errorCode: "TIMEOUT" } },
      { fault: { type: "bulk-failed" } },
    ]);
    const atLine = await run();
    expect(atLine).toMatchObject({
      status: "FAILED",
      errorCode: "INTERNAL_SERVER_ERROR",
      url: null,
    });
    expect(atLine.objectCount).toBe("12");
    expect(parsed(await text(atLine.partialDataUrl))).toHaveLength(12);
    const midLine = await run();
    expect(midLine).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT" });
    const broken = await text(midLine.partialDataUrl);
    expect(linesOf(broken)).toHaveLength(13);
    expect(() => parsed(broken)).toThrow(SyntaxError);
    expect(await run()).toMatchObject({ status: "FAILED", url: null, partialDataUrl: null });
    expect(await run()).toMatchObject({ ...WHOLE, status: "COMPLETED" });
  });

  it("complete without an address, are canceled by others, or expire", async () => {
    const { run } = await openBench([
      { fault: { type: "bulk-no-url" } },
      { fault: { type: "bulk-ended", status: "CANCELED" } },
      { fault: { type: "bulk-ended", status: "EXPIRED" } },
    ]);
    const none = { url: null, partialDataUrl: null, fileSize: null };
    expect(await run()).toMatchObject({ ...WHOLE, ...none, status: "COMPLETED" });
    expect(await run()).toMatchObject({ ...none, status: "CANCELED" });
    expect(await run()).toMatchObject({ ...none, status: "EXPIRED" });
  });

  it("come late, or never until somebody cancels", async () => {
    const bench = await openBench([
      { fault: { type: "bulk-stuck" } },
      { fault: { type: "bulk-stuck", ms: 600_000 } },
      { fault: { type: "bulk-stuck", ms: 700_000 } },
    ]);
    const never = await bench.run(undefined, ["RUNNING"]);
    const late = await bench.run(undefined, ["RUNNING"]);
    const later = await bench.run(undefined, ["RUNNING"]);
    const statusOf = async ({ id }: Told) => (await bench.look(id)).status;
    expect(never).toMatchObject({ url: null, objectCount: "0" });
    bench.time.now += 650_000;
    await expect.poll(() => statusOf(late)).toBe("COMPLETED");
    expect([await statusOf(never), await statusOf(later)]).toEqual(["RUNNING", "RUNNING"]);
    bench.time.now += 100_000;
    await expect.poll(() => statusOf(later)).toBe("COMPLETED");
    await bench.ask(`mutation { bulkOperationCancel(id: "${never.id}") { userErrors { field } } }`);
    await expect.poll(() => statusOf(never)).toBe("CANCELED");
  });
});

describe("starting a bulk operation", () => {
  it("is refused while five of others are in flight, for one request", async () => {
    const { start, run, ask } = await openBench([{ times: 2, fault: { type: "bulk-busy" } }]);
    for (let n = 0; n < 2; n += 1) {
      const { bulkOperation, userErrors } = await start();
      expect(bulkOperation).toBeNull();
      expect(userErrors).toMatchObject([{ code: "OPERATION_IN_PROGRESS" }]);
      expect(userErrors[0]!.message.match(/gid:/g)).toHaveLength(5);
    }
    const { text: told } = await ask(
      `{ bulkOperations(first: 50, query: "status:running") { nodes { id } } }`,
    );
    expect(told).toContain('"nodes":[]');
    expect(await run()).toMatchObject({ ...WHOLE, status: "COMPLETED" });
  });

  it("is refused as long as the others go on", async () => {
    const { start, time, ask } = await openBench([{ fault: { type: "bulk-busy", ms: 60_000 } }]);
    expect((await start()).bulkOperation).toBeNull();
    time.now += 59_000;
    expect((await start()).bulkOperation).toBeNull();
    const { text: told } = await ask(
      `{ bulkOperations(first: 50, query: "status:running") { nodes { id } } }`,
    );
    expect(told.match(/gid:/g)).toHaveLength(5);
    time.now += 2_000;
    await expect.poll(async () => (await start()).bulkOperation).not.toBeNull();
  });
});

describe("the download of a result", () => {
  it("is refused once the address has expired, also in the middle of reading on", async () => {
    const bench = await openBench([{ range: true, skip: 1, fault: { type: "url-expired" } }]);
    const { url } = await bench.run();
    const part = (from: number) =>
      fetch(url!, { headers: { range: `bytes=${from}-` } }).then(async (response) => {
        return [response.status, await response.text()] as const;
      });
    const whole = await text(url);
    expect(await part(10)).toEqual([206, whole.slice(10)]);
    const [status, body] = await part(20);
    expect([status, body]).toEqual([403, expect.stringContaining("<Code>ExpiredToken</Code>")]);
    expect((await fetch(url!)).status).toBe(403);
    expect((await fetch((await bench.run()).url!)).status).toBe(200);
  });

  it("fails at the storage, breaks off, or ignores the range", async () => {
    const bench = await openBench([
      { kinds: ["bulk-download"], operation: "orders", fault: { type: "status", status: 503 } },
      {
        kinds: ["bulk-download"],
        shop: "fake-one.myshopify.com",
        fault: { type: "drop", when: "in-body", bytes: 100 },
      },
      { fault: { type: "range-ignored" } },
    ]);
    const { url } = await bench.run();
    const down = await fetch(url!);
    expect([down.status, await down.text()]).toEqual([
      503,
      expect.stringContaining("<Code>ServiceUnavailable</Code>"),
    ]);
    const received: Uint8Array[] = [];
    const read = async () => {
      for await (const chunk of (await fetch(url!)).body as unknown as AsyncIterable<Uint8Array>) {
        received.push(chunk);
      }
    };
    await expect(read()).rejects.toThrow("terminated");
    expect(Buffer.concat(received)).toHaveLength(100);
    const ignored = await fetch(url!, { headers: { range: "bytes=100-" } });
    expect([ignored.status, parsed(await ignored.text()).length]).toEqual([200, 30]);
    const honoured = await fetch(url!, { headers: { range: "bytes=100-" } });
    expect(honoured.status).toBe(206);
    const faults = bench.store.requests
      .filter(({ kind }) => kind === "bulk-download")
      .map(({ fault, status }) => [fault, status]);
    expect(faults).toEqual([
      ["status", 503],
      ["drop", 0],
      ["range-ignored", 200],
      [undefined, 206],
    ]);
  });
});
