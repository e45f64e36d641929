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
  return new TwoCurrencyPurse(currency, presentmentCurrency, rate);
}

// A class, not closures: every order read makes one.
class TwoCurrencyPurse implements Purse {
  constructor(
    readonly currency: string,
    readonly presentmentCurrency: string,
    private readonly rate: number,
  ) {}

  bag(minor: number): MoneyBag {
    const { currency, presentmentCurrency } = this;
    const shopMoney = { amount: toApiDecimal(minor, currency), currencyCode: currency };
    if (presentmentCurrency === currency) return { shopMoney, presentmentMoney: shopMoney };
    return {
      shopMoney,
      presentmentMoney: {
        amount: toApiDecimal(this.inTheirs(minor), presentmentCurrency),
        currencyCode: presentmentCurrency,
      },
    };
  }

  rest(minor: number): string {
    return toFixedDecimal(minor, this.currency);
  }

  restSet(minor: number) {
    const { currency, presentmentCurrency } = this;
    return {
      shop_money: { amount: toFixedDecimal(minor, currency), currency_code: currency },
      presentment_money: {
        amount: toFixedDecimal(this.inTheirs(minor), presentmentCurrency),
        currency_code: presentmentCurrency,
      },
    };
  }

  private inTheirs(minor: number): number {
    const { currency, presentmentCurrency, rate } = this;
    return presentmentCurrency === currency
      ? minor
      : convertMinor(minor, currency, presentmentCurrency, rate);
  }
}
