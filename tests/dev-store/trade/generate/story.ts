import type { StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import type { Rng } from "../../world/rng";
import { applyEvent, readBalance, shareOf, sumTaxes, withTax } from "../log/balance";
import type { LineBalance, OrderBalance } from "../log/balance";
import {
  defaultGateway,
  edit,
  gatewayOf,
  outstandingMinor,
  payment,
  refund,
  refundableMinor,
  refundEverything,
} from "../log/changes";
import type {
  AdjustmentFact,
  CancelledEvent,
  FulfilledEvent,
  LaterEvent,
  LineFact,
  OrderedEvent,
  OrderEvents,
  ReturnedEvent,
} from "../log/events";
import { lineRequest } from "./checkout";
import type { OrderPlan, Step } from "./plan";
import { priceOrder, taxesOn } from "./pricing";
import type { Shelf } from "./shelf";

const REASONS = [
  "SIZE_TOO_SMALL",
  "SIZE_TOO_LARGE",
  "UNWANTED",
  "DEFECTIVE",
  "STYLE",
  "COLOR",
] as const;
const CARRIERS = ["UPS", "USPS", "FedEx", "DHL Express"] as const;
/** Share of paid orders where a gift card pays a part. */
const GIFT_CARD_TENDER = 0.016;

/** Tells an order's story: each planned step becomes events with lines and money. */
export function tellStory(
  settings: StoreSettings,
  shelf: Shelf,
  order: number,
  ordered: OrderedEvent,
  plan: OrderPlan,
  nextId: () => number,
): OrderEvents {
  return new Story(createRng(settings.seed, "story", order), shelf, ordered, nextId).tell(plan);
}

// A class, because a closure per step and order would cost more than the steps themselves.
class Story {
  private readonly events: [OrderedEvent, ...LaterEvent[]];
  private readonly balance: OrderBalance;

  constructor(
    private readonly rng: Rng,
    private readonly shelf: Shelf,
    private readonly ordered: OrderedEvent,
    private readonly nextId: () => number,
  ) {
    this.events = [ordered];
    this.balance = readBalance(this.events);
  }

  tell(plan: OrderPlan): OrderEvents {
    for (const step of plan.steps) {
      for (const event of this.tellStep(step)) {
        this.events.push(event);
        applyEvent(this.balance, event);
      }
    }
    return this.events;
  }

  private tellStep({ kind, at }: Step): LaterEvent[] {
    switch (kind) {
      case "pay":
        return [this.pay(at)];
      case "edit":
        return [this.drawEdit(at)];
      case "settle":
        return this.settle(at);
      case "fulfil":
        return fulfil(
          this.balance,
          at,
          this.ordered.channel === "pos" ? null : this.rng.pick(CARRIERS),
          this.nextId,
        );
      case "cancel":
        return [cancel(at, this.rng)];
      case "cancel and refund": {
        const gateway = gatewayOf(this.events);
        const note = "Order canceled";
        return [
          cancel(at, this.rng),
          refundEverything(this.balance, { at, gateway, note, restock: "CANCEL" }, this.nextId),
        ];
      }
      case "refund":
        return [this.drawRefund(at)];
      case "goodwill":
        return [this.giveGoodwill(at)];
      case "refund shipping":
        return [this.refundShipping(at)];
      case "adjust":
        return this.adjust(at);
      case "open return":
        return [this.openReturn(at)];
      case "exchange":
        return [edit(at, { added: this.drawLines(at), note: "Exchange" })];
      case "refund return":
        return [this.refundReturn(at)];
      case "close return":
        return this.closeReturn(at);
      case "delete":
        return [{ type: "deleted", at }];
    }
  }

  private pay(at: number): LaterEvent {
    const due = outstandingMinor(this.balance);
    const gateway =
      this.ordered.channel === "online" && this.rng.chance(0.22)
        ? "paypal"
        : defaultGateway(this.ordered);
    if (due > 0 && !this.ordered.test && this.rng.chance(GIFT_CARD_TENDER)) {
      const card = Math.min(
        due,
        Math.ceil(due * (this.rng.chance(0.4) ? 1 : 0.2 + this.rng.next() * 0.6)),
      );
      const event = payment(at, card, "gift_card", this.nextId);
      if (card === due) return event;
      const rest = payment(at, due - card, gateway, this.nextId);
      return { ...event, transactions: [...event.transactions, ...rest.transactions] };
    }
    return payment(at, Math.max(0, due), gateway, this.nextId);
  }

  private settle(at: number): LaterEvent[] {
    const due = outstandingMinor(this.balance);
    const gateway = gatewayOf(this.events);
    if (due > 0 && this.balance.receivedMinor > 0) return [payment(at, due, gateway, this.nextId)];
    const owed = Math.min(-due, refundableMinor(this.balance));
    if (owed <= 0) return [];
    // Money only: the goods went off the books with the edit or the return.
    const event = refund(this.balance, { at, gateway, note: null }, this.nextId);
    const transactionId = this.nextId();
    return [
      {
        ...event,
        transactions: [{ transactionId, kind: "REFUND", gateway, amountMinor: owed }],
      },
    ];
  }

  /** One more line, like something on sale then; nothing where there is nothing to sell. */
  private drawLines(at: number): LineFact[] {
    const drawn = this.shelf.draw(at, this.rng);
    if (!drawn) return [];
    const known = this.ordered.lines.find((line) => line.kind === "product");
    const request = lineRequest({ ...drawn, quantity: 1 }, this.nextId());
    const rates = ratesOfTaxes(known?.taxes ?? []);
    return priceOrder([request], [], [], rates, this.ordered.taxesIncluded).lines;
  }

  private drawEdit(at: number): LaterEvent {
    const lines = returnable(this.balance);
    const kind = this.rng.next();
    const line = lines.length > 0 ? this.rng.pick(lines) : null;
    if (line && kind < 0.3 && unitsLeft(lines) > 1) {
      return edit(at, {
        removed: [shareOf(line, this.rng.int(1, line.current))],
        note: "Changed mind",
      });
    }
    if (line && kind < 0.5)
      return edit(at, { repriced: [this.reprice(line)], note: "Price match" });
    if (line && kind < 0.7) {
      const quantity = this.rng.int(1, 2);
      const { lineId, unitPriceMinor, taxes } = line.line;
      const amount = quantity * unitPriceMinor;
      return edit(at, {
        increased: [
          {
            lineId,
            quantity,
            unitPriceMinor,
            taxes: taxesOn(amount, ratesOfTaxes(taxes), this.ordered.taxesIncluded),
          },
        ],
      });
    }
    return edit(at, { added: this.drawLines(at), note: "Added on request" });
  }

  private reprice(line: LineBalance) {
    const discountMinor = Math.floor(line.subtotalMinor * this.rng.pick([0.05, 0.1, 0.2]));
    const rates = ratesOfTaxes(line.taxes);
    const taxAfter = taxesOn(line.subtotalMinor - discountMinor, rates, this.ordered.taxesIncluded);
    const taxes = line.taxes.map((tax, i) => ({
      ...tax,
      amountMinor: tax.amountMinor - (taxAfter[i]?.amountMinor ?? 0),
    }));
    return {
      lineId: line.line.lineId,
      discountMinor,
      // The tax that falls away is the tax inside the discount, so gross sales stay as they were.
      discountBeforeTaxesMinor: discountMinor - (this.ordered.taxesIncluded ? sumTaxes(taxes) : 0),
      taxes,
    };
  }

  private drawRefund(at: number): LaterEvent {
    const reversals = this.drawReversals();
    const all = reversals.reduce((total, part) => total + part.quantity, 0);
    const complete = all === unitsLeft(returnable(this.balance));
    const shipping = complete && this.rng.chance(0.5) ? this.shippingLeft() : [];
    const adjustments: AdjustmentFact[] = [];
    const value = reversals.reduce((total, part) => total + withTax(this.balance, part), 0);
    const kind = this.rng.next();
    if (kind < 0.16) adjustments.push(this.discrepancy("RESTOCK", Math.round(value * 0.1)));
    else if (kind < 0.22) adjustments.push(this.discrepancy("CUSTOMER", -Math.round(value * 0.05)));
    else if (kind < 0.27)
      adjustments.push(this.discrepancy("REFUND_DISCREPANCY", Math.round(value * 0.5)));
    const restock = this.rng.chance(0.75) ? "RETURN" : "NO_RESTOCK";
    const gateway = gatewayOf(this.events);
    const note = this.rng.chance(0.3) ? "Customer service" : null;
    return refund(
      this.balance,
      { at, gateway, note, reversals, restock, shipping, adjustments },
      this.nextId,
    );
  }

  private giveGoodwill(at: number): LaterEvent {
    const most = Math.max(1, refundableMinor(this.balance));
    const amount = Math.max(1, Math.round(most * (0.05 + this.rng.next() * 0.2)));
    const adjustments = [this.discrepancy("REFUND_DISCREPANCY", -Math.min(most, amount))];
    return refund(
      this.balance,
      { at, gateway: gatewayOf(this.events), note: "Goodwill", adjustments },
      this.nextId,
    );
  }

  private refundShipping(at: number): LaterEvent {
    const shipping = this.shippingLeft();
    if (shipping.length === 0) return this.giveGoodwill(at);
    return refund(
      this.balance,
      { at, gateway: gatewayOf(this.events), note: "Late parcel", shipping },
      this.nextId,
    );
  }

  private adjust(at: number): LaterEvent[] {
    const last = [...this.events].reverse().find((event) => event.type === "refunded");
    if (last?.type !== "refunded") return [];
    const left = refundableMinor(this.balance);
    const amount = Math.max(1, Math.round(left * (0.02 + this.rng.next() * 0.08)));
    const paidOut = Math.min(left, amount);
    const isMore = this.rng.chance(0.6) && paidOut > 0;
    return [
      {
        type: "adjusted",
        at,
        refundId: last.refundId,
        // Either a little more is given, or a refund that was announced came out smaller.
        adjustments: [
          this.discrepancy(
            isMore ? "REFUND_DISCREPANCY" : "PENDING_REFUND_DISCREPANCY",
            isMore ? -paidOut : amount,
          ),
        ],
        transactions: isMore
          ? [
              {
                transactionId: this.nextId(),
                kind: "REFUND",
                gateway: gatewayOf(this.events),
                amountMinor: paidOut,
              },
            ]
          : [],
      },
    ];
  }

  private openReturn(at: number): ReturnedEvent {
    const reversals = this.drawReversals();
    const value = reversals.reduce((total, part) => total + part.subtotalMinor, 0);
    const returnId = this.nextId();
    const fee = Math.round(value * 0.08);
    return {
      type: "returned",
      at,
      returnId,
      phase: "opened",
      reason: this.rng.pick(REASONS),
      reversals,
      restockingFee:
        fee > 0 && this.rng.chance(0.2)
          ? { feeId: this.nextId(), amountMinor: fee, percentage: 8 }
          : null,
    };
  }

  private openedReturn(): ReturnedEvent | null {
    const opened = this.events.find((event) => event.type === "returned");
    return opened?.type === "returned" ? opened : null;
  }

  private refundReturn(at: number): LaterEvent {
    const opened = this.openedReturn();
    const request = {
      at,
      gateway: gatewayOf(this.events),
      note: null,
      returnId: opened?.returnId ?? null,
      returned: opened?.reversals ?? [],
      keptMinor: opened?.restockingFee?.amountMinor ?? 0,
      shipping: this.rng.chance(0.12) ? this.shippingLeft() : [],
      adjustments: this.rng.chance(0.1)
        ? [this.discrepancy("DAMAGE", this.rng.int(1, 9) * 50)]
        : [],
    };
    return refund(this.balance, request, this.nextId);
  }

  private closeReturn(at: number): LaterEvent[] {
    const opened = this.openedReturn();
    if (!opened) return [];
    const { returnId, reason } = opened;
    return [
      {
        type: "returned",
        at,
        returnId,
        phase: "closed",
        reason,
        reversals: [],
        restockingFee: null,
      },
    ];
  }

  private discrepancy(reason: AdjustmentFact["reason"], amountMinor: number): AdjustmentFact {
    return { adjustmentId: this.nextId(), reason, amountMinor };
  }

  private drawReversals() {
    const lines = returnable(this.balance);
    const chosen = lines.filter(() => this.rng.chance(0.5));
    if (chosen.length === 0 && lines.length > 0) chosen.push(this.rng.pick(lines));
    return chosen.map((line) =>
      shareOf(line, this.rng.chance(0.7) ? line.current : this.rng.int(1, line.current)),
    );
  }

  private shippingLeft() {
    return [...this.balance.shipping.values()]
      .filter((line) => line.subtotalMinor > 0)
      .map(({ line, subtotalMinor, taxes }) => ({
        shippingLineId: line.shippingLineId,
        subtotalMinor,
        taxes: taxes.map((tax) => ({ ...tax })),
      }));
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

function returnable(balance: OrderBalance): LineBalance[] {
  return [...balance.lines.values()].filter((line) => line.current > 0 && line.line.kind !== "tip");
}

function unitsLeft(lines: readonly LineBalance[]): number {
  return lines.reduce((total, line) => total + line.current, 0);
}

function ratesOfTaxes(taxes: readonly { title: string; rate: number }[]) {
  return taxes.map(({ title, rate }) => ({ title, rate }));
}
