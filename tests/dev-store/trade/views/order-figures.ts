import { currentTotalMinor, readBalance } from "../log/balance";
import type { OrderEvents } from "../log/events";
import type { ViewSource } from "./order-context";
import { openOrder } from "./order-context";
import { closedAt, financialStatus, fulfillmentStatus, returnStatus } from "./order-status";

const FINANCIAL = [
  "PENDING",
  "VOIDED",
  "REFUNDED",
  "PARTIALLY_REFUNDED",
  "PARTIALLY_PAID",
  "PAID",
] as const;
const FULFILLMENT = ["UNFULFILLED", "PARTIALLY_FULFILLED", "FULFILLED"] as const;
const RETURN = ["NO_RETURN", "IN_PROGRESS", "RETURNED"] as const;

export interface OrderStatuses {
  financialStatus: string;
  fulfillmentStatus: string;
  returnStatus: string;
  isClosed: boolean;
}

/** Minor units of the shop's currency. */
export interface OrderMoney {
  currentTotalMinor: number;
  /** Received less given back. */
  netPaymentMinor: number;
}

type Standing = OrderStatuses & OrderMoney;

/** What filters and customers ask of every order. */
export interface OrderFigures {
  /** Mostly known from the plan alone. */
  statuses(order: number): OrderStatuses;
  /** Takes the order's events, the first time. */
  money(order: number): OrderMoney;
  /** With edits and without refunds, as Order.totalPriceSet. */
  totalMinor(order: number): number;
}

const PAID_AND_SENT: OrderStatuses = {
  financialStatus: "PAID",
  fulfillmentStatus: "FULFILLED",
  returnStatus: "NO_RETURN",
  isClosed: true,
};

/**
 * Figures of orders. Those of untouched generated orders never change: each is worked out once and
 * kept in 26 bytes. The arrays are made with the first question.
 */
export function createFigures(source: ViewSource): OrderFigures {
  const { log } = source;
  let standings: ReturnType<typeof createStandings> | null = null;
  let totals: Float64Array | null = null;
  const arrays = () => (standings ??= createStandings(log.generatedCount));

  function note(order: number): Standing {
    const { codes, currents, payments } = arrays();
    const standing = readStanding(log.passingEvents(order));
    codes[order] = encode(standing);
    currents[order] = standing.currentTotalMinor;
    payments[order] = standing.netPaymentMinor;
    return standing;
  }

  return {
    statuses(order) {
      if (log.isTouched(order)) return readStanding(log.events(order));
      const code = arrays().codes[order] as number;
      if (code !== 0) return decode(code);
      return log.header(order).isPlain ? PAID_AND_SENT : note(order);
    },
    money(order) {
      if (log.isTouched(order)) return readStanding(log.events(order));
      const { codes, currents, payments } = arrays();
      if (codes[order] === 0) return note(order);
      return {
        currentTotalMinor: currents[order] as number,
        netPaymentMinor: payments[order] as number,
      };
    },
    totalMinor(order) {
      if (log.isTouched(order)) return openOrder(source, order).totals.total;
      totals ??= new Float64Array(log.generatedCount).fill(NaN);
      const known = totals[order] as number;
      if (!Number.isNaN(known)) return known;
      return (totals[order] = openOrder(source, order, log.passingEvents(order)).totals.total);
    },
  };
}

function createStandings(count: number) {
  return {
    codes: new Uint16Array(count),
    currents: new Float64Array(count),
    payments: new Float64Array(count),
  };
}

/** Never 0, which stands for "not known yet". */
function encode(standing: OrderStatuses): number {
  const at = (names: readonly string[], name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`no code for the status ${name}`);
    return index;
  };
  return (
    1 |
    (standing.isClosed ? 2 : 0) |
    (at(FINANCIAL, standing.financialStatus) << 2) |
    (at(FULFILLMENT, standing.fulfillmentStatus) << 5) |
    (at(RETURN, standing.returnStatus) << 7)
  );
}

function decode(code: number): OrderStatuses {
  return {
    financialStatus: FINANCIAL[(code >> 2) & 7] as string,
    fulfillmentStatus: FULFILLMENT[(code >> 5) & 3] as string,
    returnStatus: RETURN[(code >> 7) & 3] as string,
    isClosed: (code & 2) !== 0,
  };
}

function readStanding(events: OrderEvents): Standing {
  const balance = readBalance(events);
  return {
    financialStatus: financialStatus(balance, events),
    fulfillmentStatus: fulfillmentStatus(balance),
    returnStatus: returnStatus(events),
    isClosed: closedAt(balance, events) !== null,
    currentTotalMinor: currentTotalMinor(balance),
    netPaymentMinor: balance.receivedMinor - balance.refundedMinor,
  };
}
