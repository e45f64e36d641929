import type { Trade, ViewNode } from "../../world/types";
import { currencyExponent } from "../../world/currency";

/** A reader of orders' agreements that knows nothing of the log: only nodes, and DEFINITIONS 3.4. */
interface Money {
  shopMoney: { amount: string; currencyCode: string };
}
export interface SaleRow {
  at: number;
  lineType: string;
  actionType: string;
  totalMinor: number;
  taxMinor: number;
  discountMinor: number;
}
export interface DaySums {
  gross: number;
  discounts: number;
  returns: number;
  net: number;
  shipping: number;
  duties: number;
  fees: number;
  tips: number;
  taxes: number;
  orders: number;
}

export function minorOf(money: unknown): number {
  const { amount, currencyCode } = (money as Money).shopMoney;
  return Math.round(Number(amount) * 10 ** currencyExponent(currencyCode));
}

export function callField<T>(node: Record<string, unknown>, name: string): T {
  const value = node[name];
  return (typeof value === "function" ? (value as (args: object) => T)({}) : value) as T;
}

export function saleRows(order: ViewNode): SaleRow[] {
  return callField<Record<string, unknown>[]>(order, "agreements").flatMap((agreement) =>
    callField<Record<string, unknown>[]>(agreement, "sales").map((sale) => ({
      at: Date.parse(agreement["happenedAt"] as string),
      lineType: sale["lineType"] as string,
      actionType: sale["actionType"] as string,
      totalMinor: minorOf(sale["totalAmount"]),
      taxMinor: minorOf(sale["totalTaxAmount"]),
      discountMinor: minorOf(sale["totalDiscountAmountBeforeTaxes"]),
    })),
  );
}

/** Sums all orders' sales by shop day, for orders that are no test. */
export function sumByDay(trade: Trade, timezone: string): Map<string, DaySums> {
  const days = new Map<string, DaySums>();
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" });
  const dayOf = (at: number) => {
    const key = format.format(at);
    let sums = days.get(key);
    if (!sums) days.set(key, (sums = emptySums()));
    return sums;
  };
  for (const id of Array.from(trade.resources.orders.ids())) {
    const order = trade.resources.orders.node(id) as ViewNode;
    if (order["test"]) continue;
    dayOf(Date.parse(order["processedAt"] as string)).orders += 1;
    for (const sale of saleRows(order)) addSale(dayOf(sale.at), sale);
  }
  return days;
}

function addSale(day: DaySums, sale: SaleRow): void {
  const net = sale.totalMinor - sale.taxMinor;
  day.taxes += sale.taxMinor;
  switch (sale.lineType) {
    case "PRODUCT":
      day.net += net;
      if (sale.actionType === "RETURN") day.returns += net;
      else {
        day.discounts -= sale.discountMinor;
        day.gross += net + sale.discountMinor;
      }
      return;
    case "ADJUSTMENT":
      day.net += net;
      day.returns += net;
      return;
    case "SHIPPING":
      day.shipping += net;
      return;
    case "DUTY":
      day.duties += net;
      return;
    case "FEE":
    case "ADDITIONAL_FEE":
      day.fees += net;
      return;
    case "TIP":
      day.tips += net;
      return;
    case "GIFT_CARD":
      return;
    default:
      throw new Error(`unexpected line type ${sale.lineType}`);
  }
}

export function emptySums(): DaySums {
  return {
    gross: 0,
    discounts: 0,
    returns: 0,
    net: 0,
    shipping: 0,
    duties: 0,
    fees: 0,
    tips: 0,
    taxes: 0,
    orders: 0,
  };
}
