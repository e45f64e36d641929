import { describe, expect, it } from "vitest";
import { away, dayMs, FlowShops, minuteMs, refusing } from "../support/flow-shops";

const flows = new FlowShops();

describe("what Shopify Flow was not told", () => {
  it("keeps what Shopify refuses with its words, goes on, and sends it again when asked", async () => {
    await flows.happen("one");
    await flows.fault(refusing);
    await flows.send();
    flows.pass(minuteMs);
    expect(await flows.flow()).toMatchObject({
      state: "refusing",
      refused: 1,
      waiting: 0,
      error: null,
    });
    await flows.happen("two");
    await flows.happen("three");
    const refusedAt = flows.now.toISOString();
    await flows.send();
    expect(await flows.flow()).toMatchObject({
      ...{ state: "refusing", refused: 3, refusedAt, givenUp: 0 },
      error: null,
      unsent: [
        { about: { text: "three" }, isGivenUp: false, error: { detail: "Invalid handle" } },
        { about: { text: "two" } },
        { about: { text: "one" }, createdAt: "2026-11-30T12:00:00.000Z" },
      ],
    });
    // It answers, so nothing says that what is told does not arrive, and a single 503 is a single failure.
    expect(await flows.isSaidToFail()).toBe(false);
    await flows.fault(away);
    await flows.happen("four");
    await flows.send();
    const nextAt = new Date(flows.now.getTime() + minuteMs).toISOString();
    expect(await flows.flow()).toMatchObject({ state: "retrying", nextAt });
    await flows.fault(null);
    flows.pass(minuteMs);
    await flows.send();
    expect(flows.told()).toEqual(["four"]);
    expect(await flows.flow()).toMatchObject({ state: "ok", error: null, refused: 3 });
    expect(await flows.press("requeueFlow")).toMatchObject({ kind: "done" });
    expect(await flows.flow()).toMatchObject({
      refused: 0,
      waiting: 3,
      waitingSince: flows.now.toISOString(),
    });
    const before = await flows.version();
    await flows.send();
    expect(flows.told()).toEqual(["four", "one", "two", "three"]);
    expect(await flows.version()).toBe(before + 1);
    expect(await flows.press("requeueFlow")).toMatchObject({ kind: "refused" });
  });

  it("gives up after a week, says how much and when, and keeps it for a month to be sent", async () => {
    await flows.happen("old");
    await flows.fault(away);
    await flows.send();
    flows.pass(4 * dayMs);
    await flows.happen("young");
    flows.pass(3 * dayMs - 1);
    await flows.send();
    expect(await flows.flow()).toMatchObject({ givenUp: 0, waiting: 2, state: "retrying" });
    flows.pass(dayMs);
    const givenUpAt = flows.now.toISOString();
    await flows.send();
    expect(await flows.flow()).toMatchObject({
      ...{ givenUp: 1, givenUpAt, waiting: 1, state: "failing" },
      unsent: [
        {
          ...{ about: { text: "old" }, isGivenUp: true, settledAt: givenUpAt },
          error: { text: "notifications.flow.errors.unavailable" },
        },
      ],
    });
    await flows.fault(null);
    flows.pass(dayMs);
    await flows.send();
    expect(flows.told()).toEqual(["young"]);
    flows.pass(29 * dayMs - 1);
    await flows.happen("later");
    await flows.send();
    expect(await flows.flow()).toMatchObject({ givenUp: 1, state: "ok" });
    await flows.press("requeueFlow");
    await flows.fault(away);
    await flows.send();
    // It is as if it had happened now.
    expect(await flows.flow()).toMatchObject({ givenUp: 0, waiting: 1 });
    flows.pass(7 * dayMs);
    await flows.send();
    expect(await flows.flow()).toMatchObject({ givenUp: 1, waiting: 0 });
    await flows.fault(null);
    flows.pass(30 * dayMs + 1);
    await flows.happen("much later");
    await flows.send();
    expect(await flows.flow()).toMatchObject({ givenUp: 0, unsent: [] });
    expect(flows.told()).toEqual(["young", "later", "much later"]);
  });

  it("tries once more what has waited for longer while nothing ran", async () => {
    await flows.happen("old");
    flows.pass(20 * dayMs);
    await flows.send();
    expect(flows.told()).toEqual(["old"]);
  });

  it("gives up one at a time what nobody could try for more than a week", async () => {
    for (const title of ["one", "two", "three"]) await flows.happen(title);
    flows.pass(10 * dayMs);
    await flows.fault(away);
    await flows.send();
    expect(await flows.flow()).toMatchObject({ givenUp: 1, waiting: 2 });
    await flows.fault(null);
    flows.pass(minuteMs);
    await flows.send();
    expect(flows.told()).toEqual(["two", "three"]);
  });

  it("goes on behind an event that Shopify answers with an error five times", async () => {
    await flows.happen("one");
    await flows.fault({
      type: "graphql-error",
      code: "BAD_REQUEST",
      message: "No such trigger",
    });
    for (let time = 1; time <= 4; time += 1) {
      await flows.send();
      flows.pass(dayMs / 24);
    }
    expect(await flows.flow()).toMatchObject({ givenUp: 0, waiting: 1, state: "failing" });
    await flows.happen("two");
    await flows.send();
    expect(await flows.flow()).toMatchObject({
      ...{ givenUp: 1, waiting: 1 },
      unsent: [{ about: { text: "one" }, isGivenUp: true }],
    });
    await flows.fault(null);
    flows.pass(dayMs / 24);
    await flows.send();
    expect(flows.told()).toEqual(["two"]);
  });

  it("forgets after a month where nothing happens any more", async () => {
    await flows.happen("one");
    await flows.fault(refusing);
    await flows.send();
    flows.pass(30 * dayMs + 1);
    await flows.send();
    expect(await flows.flow()).toMatchObject({ refused: 0, unsent: [] });
  });
});
