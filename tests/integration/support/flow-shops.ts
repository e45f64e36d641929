import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { loadAlerts } from "../../../app/panels/alerts/load.server";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import { sendFlowEvents } from "../../../app/quality/flow/send.server";
import type { Database } from "../../../app/store/database.server";
import { addFlowEvent } from "../../../app/store/flow/events.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import type { Fault } from "../../dev-store/faults/types";
import { triggersOf } from "../../dev-store/mutations/flow-trigger-receive";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { installed, openStore, type StoreUnderTest } from "./sync-store";

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
export const away: Fault = { type: "status", status: 503 };
export const refusing: Fault = { type: "mutation-refused", message: "Invalid handle" };

/** Two shops with workflows, at a time of the test's own; each test begins without events, on 30 November at noon. */
export class FlowShops {
  db!: Database;
  shop!: ShopRow;
  other!: ShopRow;
  now = new Date(0);
  #store!: StoreUnderTest;
  #toldBefore = 0;

  constructor() {
    beforeAll(async () => {
      this.db = await openTestDatabase();
      this.#store = await openStore({
        settings: { shopDomain: "flow-channel.myshopify.com", orders: 1, products: 3 },
      });
      this.shop = await installed(this.#store.store, this.#store.domain);
      this.other = await installTestShop(this.db, "flow-other.myshopify.com");
    });
    afterAll(() => this.db.close());
    beforeEach(() => {
      this.now = new Date("2026-11-30T12:00:00Z");
      this.#toldBefore = this.#triggers().length;
    });
    afterEach(async () => {
      await this.fault(null);
      await this.db.exec("delete from flow_event; delete from flow_channel");
    });
  }

  /** Has Flow's endpoint of the store do this from now on; null: what it always does. */
  async fault(what: Fault | null): Promise<void> {
    const url = `${this.#store.store.url}/dev/faults`;
    await fetch(url, { method: "DELETE" });
    if (what === null) return;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ operation: "flowTriggerReceive", times: "always", fault: what }),
    });
    expect(response.status).toBeLessThan(300);
  }

  async send(of = this.shop): Promise<boolean> {
    let at = Date.now();
    const sleep = async (ms: number) => void (at += Math.ceil(ms));
    const client = await this.#store.client({ now: () => at, sleep });
    return sendFlowEvents(of, { now: this.now, client });
  }

  pass(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  happen(title: string, of = this.shop): Promise<void> {
    const event = { handle: "trading-alert", fields: { Title: title } };
    return withShop(of, (tx) => addFlowEvent(tx, of, event, this.now));
  }

  /** Flow as Notifications shows it. */
  async flow(of = this.shop) {
    return (await loadNotifications(of, new URLSearchParams(), this.now)).flow;
  }

  async isSaidToFail(): Promise<boolean> {
    return (await loadAlerts(this.shop, this.now)).isFlowFailing;
  }

  press(intent: string, of = this.shop) {
    const form = new FormData();
    form.append("intent", intent);
    return changeChannels(of, form, this.now);
  }

  /** Titles of what the store's workflows were told in this test. */
  told(): unknown[] {
    return this.#triggers()
      .slice(this.#toldBefore)
      .map(({ payload }) => payload["Title"]);
  }

  /** What open pages of the shop watch. */
  async version(): Promise<number> {
    const { rows } = await this.db.query<{ version: number }>(
      "select data_version as version from shop where id = $1",
      [this.shop.id],
    );
    return rows[0]?.version ?? 0;
  }

  #triggers() {
    return triggersOf(this.#store.store.world(this.shop.domain));
  }
}
