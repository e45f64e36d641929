import { convertMinor, toApiDecimal, toFixedDecimal } from "../../world/currency";

export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}
export interface MoneyBag {
  shopMoney: MoneyV2;
  presentmentMoney: MoneyV2;
}

/** Writes minor units of shop currency as the API's money, in both of an order's currencies. */
export interface Purse {
  currency: string;
  presentmentCurrency: string;
  bag(minor: number): MoneyBag;
  /** As webhooks write it: plain decimals with all digits. */
  rest(minor: number): string;
  restSet(minor: number): Record<string, { amount: string; currency_code: string }>;
}

/** `rate`: presentment units per shop unit. Each amount is converted by itself, so sums may differ by a minor unit, as they do in Shopify. */
export function createPurse(currency: string, presentmentCurrency: string, rate: number): Purse {
  const theirs = (minor: number) =>
    presentmentCurrency === currency
      ? minor
      : convertMinor(minor, currency, presentmentCurrency, rate);
  return {
    currency,
    presentmentCurrency,
    bag: (minor) => ({
      shopMoney: { amount: toApiDecimal(minor, currency), currencyCode: currency },
      presentmentMoney: {
        amount: toApiDecimal(theirs(minor), presentmentCurrency),
        currencyCode: presentmentCurrency,
      },
    }),
    rest: (minor) => toFixedDecimal(minor, currency),
    restSet: (minor) => ({
      shop_money: { amount: toFixedDecimal(minor, currency), currency_code: currency },
      presentment_money: {
        amount: toFixedDecimal(theirs(minor), presentmentCurrency),
        currency_code: presentmentCurrency,
      },
    }),
  };
}
