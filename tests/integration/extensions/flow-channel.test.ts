import { describe, expect, it } from "vitest";
import { listShopsWithFlowEvents } from "../../../app/quality/flow/send.server";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import { away, dayMs, FlowShops, minuteMs, refusing } from "../support/flow-shops";

const flows = new FlowShops();

describe("Shopify Flow as a channel", () => {
  it("says nothing where there was nothing to tell, then when it was last told", async () => {
    expect(await flows.flow()).toMatchObject({
      state: "idle",
      waiting: 0,
      sentAt: null,
      unsent: [],
    });
    await flows.happen("one");
    expect(await flows.flow()).toMatchObject({ state: "idle", waiting: 1, nextAt: null });
    await flows.send();
    const sentAt = flows.now.toISOString();
    expect(await flows.flow()).toMatchObject({ state: "ok", waiting: 0, error: null, sentAt });
  });

  it("is tried again with growing pauses, failing from the third time on, and loses nothing", async () => {
    await flows.happen("one");
    await flows.send();
    flows.pass(minuteMs);
    const before = await flows.version();
    await flows.fault(away);
    await flows.happen("two");
    const states: unknown[] = [];
    const pauses = [];
    for (let time = 0; time < 8; time += 1) {
      await flows.send();
      const { state, nextAt, waiting } = await flows.flow();
      states.push(state);
      expect(waiting).toBe(time === 0 ? 1 : 2);
      const next = new Date(nextAt ?? "");
      pauses.push((next.getTime() - flows.now.getTime()) / minuteMs);
      if (time === 0) await flows.happen("three");
      // Not a moment earlier, and what has happened since waits behind it.
      flows.now = new Date(next.getTime() - 1);
      expect(await listShopsWithFlowEvents(flows.now)).toEqual([]);
      expect(await flows.send()).toBe(false);
      expect((await flows.flow()).nextAt).toBe(nextAt);
      flows.now = next;
      expect(await listShopsWithFlowEvents(flows.now)).toEqual([flows.shop.id]);
    }
    expect(states.slice(0, 3)).toEqual(["retrying", "retrying", "failing"]);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(await flows.flow()).toMatchObject({
      error: {
        text: "notifications.flow.errors.unavailable",
        detail: "Shopify answered HTTP 503.",
      },
      waitingSince: "2026-11-30T12:01:00.000Z",
      sentAt: "2026-11-30T12:00:00.000Z",
    });
    expect(await flows.isSaidToFail()).toBe(true);
    // Open pages were told each time.
    expect(await flows.version()).toBe(before + 8);
    await flows.fault(null);
    await flows.send();
    expect(flows.told()).toEqual(["one", "two", "three"]);
    expect(await flows.flow()).toMatchObject({ state: "ok", error: null, waiting: 0, givenUp: 0 });
    expect(await flows.isSaidToFail()).toBe(false);
    expect(await flows.version()).toBe(before + 9);
  });

  it("is failing at once where waiting does not help, and says what does", async () => {
    await flows.happen("one");
    const seen: unknown[] = [];
    for (const status of [402, 403, 423]) {
      await flows.fault({ type: "status", status });
      await flows.send();
      const { state, error } = await flows.flow();
      seen.push([state, error?.text]);
      flows.pass(dayMs);
    }
    await flows.fault({
      type: "graphql-error",
      code: "ACCESS_DENIED",
      message: "`read_products` access",
    });
    await flows.send();
    const { state, error } = await flows.flow();
    seen.push([state, error?.text]);
    const text = (code: string) => ["failing", `notifications.flow.errors.${code}`];
    expect(seen).toEqual(["frozen", "noAccess", "locked", "missingScope"].map(text));
  });

  it("is tried at once where the merchant wants that", async () => {
    await flows.happen("one");
    await flows.fault(away);
    await flows.send();
    await flows.fault(null);
    flows.pass(1_000);
    expect(await flows.send()).toBe(false);
    expect(flows.told()).toEqual([]);
    expect(await flows.press("tryFlow")).toMatchObject({ kind: "done" });
    expect(await listShopsWithFlowEvents(flows.now)).toEqual([flows.shop.id]);
    await flows.send();
    expect(flows.told()).toEqual(["one"]);
  });

  it("is told by one process at a time, and by another where that has died", async () => {
    const titles = Array.from({ length: 25 }, (_, index) => `event ${index}`);
    for (const title of titles) await flows.happen(title);
    await flows.db.query(
      "insert into flow_channel (shop_id, since, next_at, held_until) values ($1, $2, $2, $3)",
      [flows.shop.id, flows.now, new Date(flows.now.getTime() + 2 * minuteMs)],
    );
    expect(await flows.send()).toBe(false);
    expect(flows.told()).toEqual([]);
    flows.pass(2 * minuteMs);
    const more = await Promise.all([flows.send(), flows.send()]);
    expect(more.sort()).toEqual([false, true]);
    expect(await flows.send()).toBe(false);
    expect(flows.told()).toEqual(titles);
  });

  it("is each shop's own, and goes with it", async () => {
    await flows.happen("one");
    await flows.happen("two", flows.other);
    await flows.fault(refusing);
    await flows.send();
    expect((await flows.flow(flows.other)).refused).toBe(0);
    expect(await flows.flow(flows.other)).toMatchObject({ state: "idle", waiting: 1 });
    expect(await flows.press("requeueFlow", flows.other)).toMatchObject({ kind: "refused" });
    await flows.press("tryFlow", flows.other);
    expect(await flows.flow()).toMatchObject({ state: "refusing", refused: 1 });
    await deletePurgedShop(flows.other);
    const { rows } = await flows.db.query("select shop_id from flow_event");
    expect(rows).toEqual([{ shop_id: flows.shop.id }]);
    expect((await flows.db.query("select shop_id from flow_channel")).rows).toEqual([
      { shop_id: flows.shop.id },
    ]);
  });
});
