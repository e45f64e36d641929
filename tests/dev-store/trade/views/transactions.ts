import type { TransactionFact } from "../log/events";
import { orderName } from "../log/labels";
import { toApiDecimal } from "../../world/currency";
import { formatInstant } from "../../world/shop-time";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";

const CARD_RATE = 0.029;

/** Order.transactions: payments and refunds as they happened. */
export function transactionNodes(context: OrderContext): Node[] {
  return context.events.flatMap((event) =>
    "transactions" in event
      ? event.transactions.map((fact) => transactionNode(context, event.at, fact))
      : [],
  );
}

export function transactionNode(context: OrderContext, at: number, fact: TransactionFact): Node {
  const { purse, ordered } = context;
  const isCard = fact.gateway === "shopify_payments" && fact.kind === "SALE";
  const fee = Math.round(fact.amountMinor * CARD_RATE);
  const money = (minor: number) => ({
    amount: toApiDecimal(minor, purse.currency),
    currencyCode: purse.currency,
  });
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", fact.transactionId),
    kind: fact.kind,
    status: "SUCCESS",
    gateway: fact.gateway,
    formattedGateway: GATEWAY_NAMES[fact.gateway] ?? fact.gateway,
    createdAt: formatInstant(at),
    processedAt: formatInstant(at),
    amountSet: purse.bag(fact.amountMinor),
    totalUnsettledSet: purse.bag(0),
    test: ordered.test,
    errorCode: null,
    accountNumber: null,
    manualPaymentGateway: fact.gateway === "Bank Deposit",
    manuallyCapturable: false,
    multiCapturable: false,
    paymentId: `${orderName(ordered)}.${fact.transactionId % 100}`,
    settlementCurrency: isCard ? purse.currency : null,
    settlementCurrencyRate: isCard ? "1.0" : null,
    order: ref("orders", context.id),
    parentTransaction: null,
    fees: isCard
      ? [
          {
            __typename: "TransactionFee",
            id: gid("TransactionFee", fact.transactionId),
            amount: money(fee),
            flatFee: money(0),
            flatFeeName: null,
            rate: String(CARD_RATE),
            rateName: "card",
            taxAmount: money(0),
            type: "processing_fee",
          },
        ]
      : [],
  };
}

const GATEWAY_NAMES: Readonly<Record<string, string>> = {
  shopify_payments: "Shopify Payments",
  paypal: "PayPal",
  gift_card: "Gift card",
  cash: "Cash",
  bogus: "Bogus Gateway",
};
