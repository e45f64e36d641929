import { spread } from "../trade/generate/pricing";
import type {
  DiscountApplicationFact,
  LineFact,
  OrderedEvent,
  SalesChannel,
  ShippingFact,
  TaxFact,
} from "../trade/log/events";
import type { OrderFacts } from "./order-facts";
import type { OrderMoney } from "./order-money";

export interface Placing {
  number: number;
  customer: number | null;
  taxesIncluded: boolean;
  currency: string;
  locationId: number | null;
}

const CHANNELS: Readonly<Record<string, SalesChannel>> = {
  web: "online",
  "580111": "online",
  pos: "pos",
  "129785": "pos",
  shopify_draft_order: "draft",
  "1354745": "draft",
  subscription_contract: "subscription",
  subscription_contract_checkout_one: "subscription",
};

/** The way of selling behind the column Source: "other" for an app's number or none. */
export function channelOf(source: string | null): SalesChannel {
  return CHANNELS[source?.toLowerCase() ?? ""] ?? "other";
}

/** The order as it was placed: discounts and taxes on lines and shipping, to the minor unit. */
export function placeExported(
  facts: OrderFacts,
  money: OrderMoney,
  placing: Placing,
  nextId: () => number,
): OrderedEvent {
  const { taxesIncluded } = placing;
  const lineIds = facts.lines.map(() => nextId());
  const discounts = createDiscounts(facts, money);
  const net = facts.lines.map(
    (line, i) =>
      line.quantity * line.priceMinor -
      (money.ownCuts[i] as number) -
      (money.spreadCuts[i] as number),
  );
  const shippingNet = money.shipping ? money.shipping.priceMinor - money.shipping.cutMinor : 0;
  const taxes = createTaxes(facts, money.taxMinor, net, shippingNet, taxesIncluded);
  const lines = facts.lines.map((line, i): LineFact => {
    const cut = (money.ownCuts[i] as number) + (money.spreadCuts[i] as number);
    return {
      lineId: lineIds[i] as number,
      kind: line.kind,
      variantId: line.variantId,
      productId: line.productId,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      vendor: line.vendor,
      requiresShipping: line.requiresShipping,
      taxable: line.taxable,
      quantity: line.quantity,
      unitPriceMinor: line.priceMinor,
      allocations: [
        ...discounts.allocate("own", money.ownCuts[i] as number),
        ...discounts.allocate("spread", money.spreadCuts[i] as number),
      ],
      taxes: taxes.ofLine(i),
      discountBeforeTaxesMinor: cut - taxes.insideDiscount(cut, line.taxable),
    };
  });
  const source = facts.source === null ? null : facts.source;
  const channel = channelOf(source);
  return {
    type: "ordered",
    at: facts.at,
    processedAt: facts.at,
    number: placing.number,
    name: facts.name,
    customer: placing.customer,
    channel,
    sourceName: source,
    test: false,
    taxesIncluded,
    presentmentCurrency: placing.currency,
    presentmentRate: 1,
    countryCode: facts.countryCode,
    provinceCode: facts.provinceCode,
    lines,
    discounts: discounts.applications,
    shipping: money.shipping
      ? [placeShipping(facts, money.shipping, discounts, taxes, nextId())]
      : [],
    duties:
      facts.dutiesMinor > 0 && lineIds[0] !== undefined
        ? [
            {
              dutyId: nextId(),
              lineId: lineIds[0],
              amountMinor: facts.dutiesMinor,
              harmonizedSystemCode: null,
              countryCodeOfOrigin: null,
            },
          ]
        : [],
    fees: [],
    tags: facts.tags,
    note: null,
    journey: null,
    locationId: channel === "pos" ? placing.locationId : null,
  };
}

function placeShipping(
  facts: OrderFacts,
  { priceMinor, cutMinor }: NonNullable<OrderMoney["shipping"]>,
  discounts: ReturnType<typeof createDiscounts>,
  taxes: ReturnType<typeof createTaxes>,
  shippingLineId: number,
): ShippingFact {
  const title = facts.shippingTitle ?? "Shipping";
  return {
    shippingLineId,
    title,
    code: title,
    source: "shopify",
    priceMinor,
    allocations: discounts.allocate("shipping", cutMinor),
    taxes: taxes.ofShipping,
    discountBeforeTaxesMinor: cutMinor - taxes.insideDiscount(cutMinor, true),
  };
}

type DiscountPart = "own" | "spread" | "shipping";

/** The order's discount applications: one for each way a discount was given. */
function createDiscounts(facts: OrderFacts, money: OrderMoney) {
  const code = facts.discountCode;
  const amounts: Record<DiscountPart, number> = {
    own: money.ownCuts.reduce((sum, cut) => sum + cut, 0),
    spread: money.spreadCuts.reduce((sum, cut) => sum + cut, 0),
    shipping: money.shipping?.cutMinor ?? 0,
  };
  const applications: DiscountApplicationFact[] = [];
  const places = new Map<DiscountPart, number>();
  for (const part of ["own", "spread", "shipping"] as const) {
    if (amounts[part] === 0) continue;
    places.set(part, applications.length);
    applications.push({
      kind: code === null ? "manual" : "code",
      label: code ?? "Discount",
      target: part === "shipping" ? "shipping" : "line",
      allocation: part === "spread" ? "across" : "each",
      selection: part === "own" ? "entitled" : "all",
      percentage: null,
      amountMinor: amounts[part],
    });
  }
  return {
    applications,
    allocate(part: DiscountPart, amountMinor: number) {
      const application = places.get(part);
      return amountMinor === 0 || application === undefined ? [] : [{ application, amountMinor }];
    },
  };
}

/** The order's taxes spread by value over its taxable goods and shipping, each to the minor unit. */
function createTaxes(
  facts: OrderFacts,
  taxMinor: number,
  net: readonly number[],
  shippingNet: number,
  taxesIncluded: boolean,
) {
  const taxed = isShippingTaxed(facts, taxMinor, net, shippingNet, taxesIncluded) ? shippingNet : 0;
  const weights = weighTaxable(facts, net, taxed);
  const base = weights.reduce((sum, weight) => sum + weight, 0);
  const beforeTax = taxesIncluded ? base - taxMinor : base;
  const parts = titledTaxes(facts, taxMinor).map(({ title, amountMinor }) => ({
    title,
    rate: rateOf(title) ?? impliedRate(amountMinor, beforeTax),
    shares: spread(amountMinor, weights),
  }));
  const at = (i: number): TaxFact[] =>
    parts.map(({ title, rate, shares }) => ({ title, rate, amountMinor: shares[i] as number }));
  const wholeRate = beforeTax > 0 ? taxMinor / beforeTax : 0;
  return {
    ofLine: (i: number) => ((weights[i] as number) > 0 ? at(i) : []),
    ofShipping: (weights[net.length] as number) > 0 ? at(net.length) : [],
    /** Tax that is part of a discount as displayed. */
    insideDiscount: (cutMinor: number, isTaxable: boolean) =>
      taxesIncluded && isTaxable ? Math.round((cutMinor * wholeRate) / (1 + wholeRate)) : 0,
  };
}

/**
 * Whether shipping bears tax: unless the rates in the taxes' titles, on taxable goods alone, come closer
 * to what was charged than with shipping. Without rates nothing speaks against it.
 */
function isShippingTaxed(
  facts: OrderFacts,
  taxMinor: number,
  net: readonly number[],
  shippingNet: number,
  taxesIncluded: boolean,
): boolean {
  const rates = facts.taxes.flatMap(({ title, amountMinor }) =>
    amountMinor > 0 ? [rateOf(title)] : [],
  );
  const rate = rates.reduce<number>((sum, each) => sum + (each ?? NaN), 0);
  if (rates.length === 0 || Number.isNaN(rate) || shippingNet <= 0) return true;
  const goods = net.reduce((sum, value, i) => {
    const line = facts.lines[i];
    return line?.kind === "product" && line.taxable ? sum + value : sum;
  }, 0);
  const missBy = (base: number) =>
    Math.abs((taxesIncluded ? (base * rate) / (1 + rate) : base * rate) - taxMinor);
  return missBy(goods + shippingNet) <= missBy(goods);
}

/** Of lines, then of shipping. Where nothing taxable costs anything, goods bear the tax by price. */
function weighTaxable(facts: OrderFacts, net: readonly number[], shippingNet: number): number[] {
  const isGoods = facts.lines.map(({ kind }) => kind === "product");
  const tries = [
    [...net.map((value, i) => (isGoods[i] && facts.lines[i]?.taxable ? value : 0)), shippingNet],
    [...net.map((value, i) => (isGoods[i] ? value : 0)), shippingNet],
    [...facts.lines.map((line, i) => (isGoods[i] ? line.quantity * line.priceMinor : 0)), 0],
  ];
  const found = tries.find((weights) => weights.some((weight) => weight > 0));
  return found ?? [...facts.lines.map((_, i) => (i === 0 ? 1 : 0)), 0];
}

/** Taxes by title; where their amounts are not what the order's sum says, that sum counts. */
function titledTaxes(facts: OrderFacts, taxMinor: number) {
  if (taxMinor === 0) return [];
  const named = facts.taxes.filter(({ amountMinor }) => amountMinor > 0);
  if (named.length === 0) return [{ title: "Tax", amountMinor: taxMinor }];
  const amounts = named.map(({ amountMinor }) => amountMinor);
  const shares = spread(taxMinor, amounts);
  return named.map(({ title }, i) => ({ title, amountMinor: shares[i] as number }));
}

/** "VAT 19%" -> 0.19; null where the title names no rate. */
function rateOf(title: string): number | null {
  const percent = /(\d+(?:[.,]\d+)?)\s*%/.exec(title)?.[1];
  return percent === undefined ? null : Number(percent.replace(",", ".")) / 100;
}

/** What the tax is of what it was charged on, to a hundredth of a percent. */
function impliedRate(amountMinor: number, beforeTaxMinor: number): number {
  return beforeTaxMinor > 0 ? Math.round((amountMinor / beforeTaxMinor) * 10_000) / 10_000 : 0;
}
