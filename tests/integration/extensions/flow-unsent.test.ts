import { describe, expect, it } from "vitest";
import { withShop } from "../../../app/store/with-shop.server";
import { putProduct } from "../../setup/sales-rows";
import { listShopsWithFlowEvents } from "../../../app/quality/flow/send.server";
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

  it("goes on behind an event that Shopify fails at five times, and tries that again a day later", async () => {
    await flows.happen("one");
    // What keeps it from answering at all does not count for the event.
    await flows.fault(away);
    for (let time = 1; time <= 4; time += 1) {
      await flows.send();
      flows.pass(dayMs / 24);
    }
    await flows.fault({ type: "graphql-error" });
    await flows.happen("two");
    for (let time = 1; time <= 4; time += 1) {
      await flows.send();
      flows.pass(dayMs / 24);
    }
    expect(await flows.flow()).toMatchObject({ refused: 0, waiting: 2, state: "failing" });
    await flows.send();
    expect(await flows.flow()).toMatchObject({
      ...{ refused: 1, givenUp: 0, waiting: 1, retried: 1 },
      unsent: [{ error: { text: "notifications.flow.errors.erred" } }],
    });
    await flows.fault(null);
    flows.pass(dayMs / 24);
    await flows.send();
    expect(flows.told()).toEqual(["two"]);
    flows.pass((23 * dayMs) / 24);
    await flows.send();
    expect(flows.told()).toEqual(["two", "one"]);
  });

  it("takes an address that knows no shop for no fault of an event", async () => {
    await flows.happen("one");
    await flows.fault({ type: "status", status: 404 });
    for (let time = 1; time <= 8; time += 1) {
      await flows.send();
      flows.pass(dayMs / 24);
    }
    expect(await flows.flow()).toMatchObject({
      ...{ waiting: 1, givenUp: 0, state: "failing" },
      error: { text: "notifications.flow.errors.notThere" },
    });
    await flows.fault(null);
    await flows.send();
    expect(flows.told()).toEqual(["one"]);
  });

  it("tries what was refused once a day up to a week, and says when", async () => {
    await flows.happen("one");
    await flows.happen("of the other shop", flows.other);
    await flows.fault(refusing);
    await flows.send();
    const retryAt = new Date(flows.now.getTime() + dayMs).toISOString();
    expect(await flows.flow()).toMatchObject({ refused: 1, retried: 1, retryAt });
    flows.pass(dayMs - 1);
    expect(await listShopsWithFlowEvents(flows.now)).not.toContain(flows.shop.id);
    expect(await flows.send()).toBe(false);
    expect((await flows.flow()).retryAt).toBe(retryAt);
    flows.pass(1);
    expect(await listShopsWithFlowEvents(flows.now)).toContain(flows.shop.id);
    await flows.send();
    const again = new Date(flows.now.getTime() + dayMs).toISOString();
    expect(await flows.flow()).toMatchObject({ refused: 1, retried: 1, retryAt: again });
    await flows.fault(null);
    flows.pass(dayMs);
    await flows.send();
    expect(flows.told()).toEqual(["one"]);
    expect(await flows.flow()).toMatchObject({ refused: 0, retried: 0, retryAt: null });
    await flows.happen("two");
    await flows.fault(refusing);
    await flows.send();
    await flows.fault(null);
    flows.pass(7 * dayMs);
    await flows.send();
    expect(await flows.flow()).toMatchObject({ refused: 1, retried: 0, retryAt: null });
    expect(flows.told()).toEqual(["one"]);
  });

  it("does not try again what is of no product, or has changed since", async () => {
    const { rows } = await flows.db.query<{ event_id: number }>(
      `insert into flow_event (shop_id, handle, product_id, check_id, created_at)
       select $1, handle, 999, 'TAX-01', $2
       from unnest(array['merchandising-error-found', 'merchandising-error-resolved']) handle
       returning event_id`,
      [flows.shop.id, flows.now],
    );
    expect(rows).toHaveLength(2);
    await flows.fault(refusing);
    await flows.send();
    expect(await flows.flow()).toMatchObject({ refused: 2, retried: 0 });
    await withShop(flows.shop, (tx) => putProduct(tx, flows.shop, { id: 999 }));
    // The error is resolved, so that its being found is no news.
    expect(await flows.flow()).toMatchObject({ refused: 2, retried: 1 });
    await flows.db.query("delete from product where shop_id = $1 and id = 999", [flows.shop.id]);
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
