import { describe, expect, it } from "vitest";
import { createRedactions } from "./redaction";

function setUp(scale = 1) {
  const installed = new Set<string>();
  const sent: string[] = [];
  const timers = new Map<number, { run: () => void; ms: number }>();
  let last = 0;
  const redactions = createRedactions(
    { scale, isInstalled: (shop) => installed.has(shop), send: (shop) => sent.push(shop) },
    {
      setTimer: (run, ms) => {
        timers.set((last += 1), { run, ms });
        return last;
      },
      clearTimer: (timer) => timers.delete(timer as number),
    },
  );
  const fire = () => {
    for (const { run } of timers.values()) run();
    timers.clear();
  };
  return { redactions, installed, sent, timers, fire };
}

describe("shop/redact", () => {
  it("is sent 48 hours after the uninstall, in the store's time", () => {
    const { redactions, sent, timers, fire } = setUp(0.5);
    redactions.uninstalled("one");
    expect([...timers.values()].map(({ ms }) => ms)).toEqual([24 * 3_600_000]);
    expect(sent).toEqual([]);
    fire();
    expect(sent).toEqual(["one"]);
  });

  it("is not sent when the app is installed again", () => {
    const { redactions, installed, sent, fire } = setUp();
    redactions.uninstalled("one");
    redactions.uninstalled("two");
    installed.add("one");
    fire();
    expect(sent).toEqual(["two"]);
  });

  it("waits 48 hours from the last uninstall, and ends with the store", () => {
    const { redactions, timers } = setUp();
    redactions.uninstalled("one");
    redactions.uninstalled("one");
    expect([...timers.keys()]).toEqual([2]);
    redactions.close();
    expect(timers.size).toBe(0);
  });
});
