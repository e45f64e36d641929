import { shareOf, sumTaxes } from "../log/balance";
import type { LineBalance } from "../log/balance";
import {
  defaultGateway,
  edit,
  gatewayOf,
  outstandingMinor,
  payment,
  refund,
  refundableMinor,
} from "../log/changes";
import type { LaterEvent, LineFact, RepriceFact } from "../log/events";
import { lineRequest } from "./checkout";
import { priceOrder, taxesOn } from "./pricing";
import { ratesOfTaxes, returnable, unitsLeft } from "./told";
import type { Told } from "./told";

/** Share of paid orders where a gift card pays a part. */
const GIFT_CARD_TENDER = 0.016;

export function pay(told: Told, at: number): LaterEvent {
  const due = outstandingMinor(told.balance);
  const gateway =
    told.ordered.channel === "online" && told.rng.chance(0.22)
      ? "paypal"
      : defaultGateway(told.ordered);
  if (due > 0 && !told.ordered.test && told.rng.chance(GIFT_CARD_TENDER)) {
    const card = Math.min(
      due,
      Math.ceil(due * (told.rng.chance(0.4) ? 1 : 0.2 + told.rng.next() * 0.6)),
    );
    const event = payment(at, card, "gift_card", told.nextId);
    if (card === due) return event;
    const rest = payment(at, due - card, gateway, told.nextId);
    return { ...event, transactions: [...event.transactions, ...rest.transactions] };
  }
  return payment(at, Math.max(0, due), gateway, told.nextId);
}

export function settle(told: Told, at: number): LaterEvent[] {
  const due = outstandingMinor(told.balance);
  const gateway = gatewayOf(told.events);
  if (due > 0 && told.balance.receivedMinor > 0) return [payment(at, due, gateway, told.nextId)];
  const owed = Math.min(-due, refundableMinor(told.balance));
  if (owed <= 0) return [];
  // Money only: the goods went off the books with the edit or the return.
  const event = refund(told.balance, { at, gateway, note: null }, told.nextId);
  const transactionId = told.nextId();
  return [
    {
      ...event,
      transactions: [{ transactionId, kind: "REFUND", gateway, amountMinor: owed }],
    },
  ];
}

export function drawLines(told: Told, at: number): LineFact[] {
  const drawn = told.shelf.draw(at, told.rng);
  if (!drawn) return [];
  const known = told.ordered.lines.find((line) => line.kind === "product");
  const request = lineRequest({ ...drawn, quantity: 1 }, told.nextId());
  const rates = ratesOfTaxes(known?.taxes ?? []);
  return priceOrder([request], [], [], rates, told.ordered.taxesIncluded).lines;
}

export function drawEdit(told: Told, at: number): LaterEvent {
  const lines = returnable(told.balance);
  const kind = told.rng.next();
  const line = lines.length > 0 ? told.rng.pick(lines) : null;
  if (line && kind < 0.3 && unitsLeft(lines) > 1) {
    return edit(at, {
      removed: [shareOf(line, told.rng.int(1, line.current))],
      note: "Changed mind",
    });
  }
  if (line && kind < 0.5) return edit(at, { repriced: [reprice(told, line)], note: "Price match" });
  if (line && kind < 0.7) {
    const quantity = told.rng.int(1, 2);
    const { lineId, unitPriceMinor, taxes } = line.line;
    const amount = quantity * unitPriceMinor;
    return edit(at, {
      increased: [
        {
          lineId,
          quantity,
          unitPriceMinor,
          taxes: taxesOn(amount, ratesOfTaxes(taxes), told.ordered.taxesIncluded),
        },
      ],
    });
  }
  return edit(at, { added: drawLines(told, at), note: "Added on request" });
}

function reprice(told: Told, line: LineBalance): RepriceFact {
  const discountMinor = Math.floor(line.subtotalMinor * told.rng.pick([0.05, 0.1, 0.2]));
  const rates = ratesOfTaxes(line.taxes);
  const taxAfter = taxesOn(line.subtotalMinor - discountMinor, rates, told.ordered.taxesIncluded);
  const taxes = line.taxes.map((tax, i) => ({
    ...tax,
    amountMinor: tax.amountMinor - (taxAfter[i]?.amountMinor ?? 0),
  }));
  return {
    lineId: line.line.lineId,
    discountMinor,
    // The tax that falls away is the tax inside the discount, so gross sales stay as they were.
    discountBeforeTaxesMinor: discountMinor - (told.ordered.taxesIncluded ? sumTaxes(taxes) : 0),
    taxes,
  };
}
