import type { StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import type { Rng } from "../../world/rng";
import { applyEvent, readBalance } from "../log/balance";
import type { OrderBalance } from "../log/balance";
import { edit, gatewayOf, refundEverything } from "../log/changes";
import type {
  CancelledEvent,
  FulfilledEvent,
  LaterEvent,
  OrderedEvent,
  OrderEvents,
} from "../log/events";
import type { OrderPlan, Step } from "./plan";
import type { Shelf } from "./shelf";
import {
  adjust,
  closeReturn,
  drawRefund,
  giveGoodwill,
  openReturn,
  refundReturn,
  refundShipping,
} from "./story-returns";
import { drawEdit, drawLines, pay, settle } from "./story-sales";
import type { Told } from "./told";

const CARRIERS = ["UPS", "USPS", "FedEx", "DHL Express"] as const;

/** Tells an order's story: each planned step becomes events with lines and money. */
export function tellStory(
  settings: StoreSettings,
  shelf: Shelf,
  order: number,
  ordered: OrderedEvent,
  plan: OrderPlan,
  nextId: () => number,
): OrderEvents {
  const events: Told["events"] = [ordered];
  const balance = readBalance(events);
  const rng = createRng(settings.seed, "story", order);
  const told: Told = { rng, shelf, ordered, events, balance, nextId };
  for (const step of plan.steps) {
    for (const event of tellStep(told, step)) {
      events.push(event);
      applyEvent(balance, event);
    }
  }
  return events;
}

function tellStep(told: Told, { kind, at }: Step): LaterEvent[] {
  switch (kind) {
    case "pay":
      return [pay(told, at)];
    case "edit":
      return [drawEdit(told, at)];
    case "settle":
      return settle(told, at);
    case "fulfil":
      return fulfil(
        told.balance,
        at,
        told.ordered.channel === "pos" ? null : told.rng.pick(CARRIERS),
        told.nextId,
      );
    case "cancel":
      return [cancel(at, told.rng)];
    case "cancel and refund": {
      const gateway = gatewayOf(told.events);
      const note = "Order canceled";
      return [
        cancel(at, told.rng),
        refundEverything(told.balance, { at, gateway, note, restock: "CANCEL" }, told.nextId),
      ];
    }
    case "refund":
      return [drawRefund(told, at)];
    case "goodwill":
      return [giveGoodwill(told, at)];
    case "refund shipping":
      return [refundShipping(told, at)];
    case "adjust":
      return adjust(told, at);
    case "open return":
      return [openReturn(told, at)];
    case "exchange":
      return [edit(at, { added: drawLines(told, at), note: "Exchange" })];
    case "refund return":
      return [refundReturn(told, at)];
    case "close return":
      return closeReturn(told, at);
    case "delete":
      return [{ type: "deleted", at }];
  }
}

/** Sends everything that is on the order and not yet sent; nothing where there is nothing to send. */
export function fulfil(
  balance: OrderBalance,
  at: number,
  trackingCompany: string | null,
  nextId: () => number,
): FulfilledEvent[] {
  const lines = [...balance.lines.values()]
    .filter((line) => line.line.kind !== "tip" && line.current > line.fulfilled)
    .map((line) => ({ lineId: line.line.lineId, quantity: line.current - line.fulfilled }));
  if (lines.length === 0) return [];
  return [{ type: "fulfilled", at, fulfillmentId: nextId(), lines, trackingCompany }];
}

function cancel(at: number, rng: Rng): CancelledEvent {
  const reason = rng.weighted(
    ["CUSTOMER", "INVENTORY", "FRAUD", "DECLINED", "STAFF", "OTHER"] as const,
    (name) => (name === "CUSTOMER" ? 6 : name === "INVENTORY" ? 3 : 1),
  );
  return { type: "cancelled", at, reason, staffNote: null };
}
