import type { WebhookDelivery } from "../platform/types";
import type { WebhookFault } from "./types";

export interface WebhookSender {
  /** Sends it as soon as those before it in the lane (one subscription of one shop) are through. */
  enqueue(lane: string, delivery: WebhookDelivery): void;
  /** The same delivery once more, or the copy that a second subscription to the topic gets. */
  copy(delivery: WebhookDelivery, as: "same-delivery" | "second-subscription"): WebhookDelivery;
  /** Counts it as sent although nothing was. */
  lose(delivery: WebhookDelivery): void;
  /** Runs after `ms` of store time; returns how to call it off. */
  later(run: () => void, ms: number): () => void;
}

const HELD_FOR_MS = 60 * 60 * 1000;

interface Held {
  delivery: WebhookDelivery;
  callOff: () => void;
}

/** Sends deliveries in order, but for the faults that strike them. */
export function createWebhookFaults(sender: WebhookSender) {
  const lanes = new Map<string, Held[]>();

  const release = (lane: string): void => {
    const held = lanes.get(lane) ?? [];
    lanes.delete(lane);
    for (const { delivery, callOff } of held.reverse()) {
      callOff();
      sender.enqueue(lane, delivery);
    }
  };
  const hold = (lane: string, delivery: WebhookDelivery, ms: number): void => {
    const held = lanes.get(lane) ?? [];
    lanes.set(lane, held);
    held.push({ delivery, callOff: sender.later(() => release(lane), ms) });
  };

  return {
    send(lane: string, delivery: WebhookDelivery, fault: WebhookFault | null): void {
      switch (fault?.type) {
        case "webhook-lost":
          return sender.lose(delivery);
        case "webhook-late":
          sender.later(() => sender.enqueue(lane, delivery), fault.ms);
          return;
        case "webhook-out-of-order":
          return hold(lane, delivery, fault.withinMs ?? HELD_FOR_MS);
        case "webhook-duplicated":
        case undefined: {
          const copies = fault ? (fault.copies ?? 1) : 0;
          sender.enqueue(lane, delivery);
          for (let copy = 0; copy < copies; copy += 1) {
            sender.enqueue(lane, sender.copy(delivery, fault?.as ?? "same-delivery"));
          }
          release(lane);
        }
      }
    },
  };
}
