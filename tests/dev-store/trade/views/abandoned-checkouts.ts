import type { Resource, ViewNode } from "../../world/types";
import { formatInstant } from "../../world/shop-time";
import type { AbandonedCheckouts } from "../generate/abandoned";
import { sumAllocations, sumTaxes } from "../log/balance";
import type { LineFact } from "../log/events";
import { checkoutId, checkoutIndex, customerId } from "../log/ids";
import { sumTaxLines } from "./lines";
import type { Node } from "./lines";
import { mailingAddress } from "./mailing-address";
import { createPurse } from "./money-bag";
import { gid, ref } from "./order-context";
import type { ViewSource } from "./order-context";

/** Abandoned checkouts as a resource. */
export function createAbandonedCheckoutView(
  source: ViewSource,
  checkouts: AbandonedCheckouts,
): Resource {
  const { settings, log, catalogue } = source;
  const ids = Float64Array.from({ length: checkouts.count }, (_, n) => checkoutId(n));
  const purse = createPurse(settings.currency, settings.currency, 1);

  const existing = (id: number) => {
    const checkout = checkoutIndex(id);
    return checkout !== null && checkout < checkouts.count ? checkout : null;
  };

  function node(id: number): ViewNode | null {
    const checkout = existing(id);
    if (checkout === null) return null;
    const fact = checkouts.read(checkout);
    const listed = sum(fact.lines, (line) => line.quantity * line.unitPriceMinor);
    const discount = sum(fact.lines, (line) => sumAllocations(line.allocations));
    const tax = sum(fact.lines, (line) => sumTaxes(line.taxes));
    const total = listed - discount + (settings.taxesIncluded ? 0 : tax);
    const address = mailingAddress(`${id}`, fact.place.countryCode, fact.place.provinceCode);
    return {
      __typename: "AbandonedCheckout",
      id: gid("AbandonedCheckout", id),
      name: `#${id}`,
      note: "",
      createdAt: formatInstant(fact.at),
      updatedAt: formatInstant(fact.updatedAt),
      completedAt: fact.completedAt === null ? null : formatInstant(fact.completedAt),
      abandonedCheckoutUrl: `https://${settings.shopDomain}/checkouts/ac/${id}/recover`,
      defaultCursor: Buffer.from(String(id)).toString("base64"),
      customer:
        fact.customer === null || fact.customer >= log.customerCount()
          ? null
          : ref("customers", customerId(log.survivor(fact.customer))),
      discountCodes: [...fact.discountCodes],
      customAttributes: [],
      billingAddress: address,
      shippingAddress: address,
      taxesIncluded: settings.taxesIncluded,
      taxLines: sumTaxLines(fact.lines.flatMap(({ taxes }) => taxes)).map((one) => ({
        title: one.title,
        rate: one.rate,
        ratePercentage: Number((one.rate * 100).toFixed(4)),
        priceSet: purse.bag(one.amountMinor),
        channelLiable: false,
        source: "Shopify",
      })),
      totalLineItemsPriceSet: purse.bag(listed),
      totalDiscountSet: purse.bag(discount),
      subtotalPriceSet: purse.bag(listed - discount),
      totalTaxSet: purse.bag(tax),
      totalDutiesSet: null,
      totalPriceSet: purse.bag(total),
      lineItems: () => fact.lines.map((line, n) => lineNode(`${id}${n}`, line)),
    };
  }

  function lineNode(id: string, line: LineFact): Node {
    const listed = line.quantity * line.unitPriceMinor;
    const discount = sumAllocations(line.allocations);
    const each = (minor: number) => purse.bag(Math.round(minor / line.quantity));
    const product = line.productId === null ? undefined : catalogue.product(line.productId);
    const variant = line.variantId === null ? undefined : catalogue.variant(line.variantId);
    return {
      __typename: "AbandonedCheckoutLineItem",
      id: gid("AbandonedCheckoutLineItem", id),
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      product: product ? ref("products", product.id) : null,
      variant: variant ? ref("productVariants", variant.id) : null,
      originalUnitPriceSet: purse.bag(line.unitPriceMinor),
      originalTotalPriceSet: purse.bag(listed),
      discountedTotalPriceSet: purse.bag(listed),
      discountedUnitPriceSet: purse.bag(line.unitPriceMinor),
      discountedTotalPriceWithCodeDiscount: purse.bag(listed - discount),
      discountedUnitPriceWithCodeDiscount: each(listed - discount),
      discountAllocations: [],
      customAttributes: [],
      components: null,
      image: null,
      parentRelationship: null,
    };
  }

  return {
    typeName: "AbandonedCheckout",
    gidPrefix: "gid://shopify/AbandonedCheckout/",
    ids: () => ids,
    node,
    field(id, name) {
      const checkout = existing(id);
      if (checkout === null) return undefined;
      const { at, completedAt, updatedAt } = checkouts.times(checkout);
      switch (name) {
        case "id":
          return id;
        case "created_at":
          return at;
        case "updated_at":
          return updatedAt;
        case "status":
          return completedAt === null ? "open" : "closed";
        case "recovery_state":
          return completedAt === null ? "not_recovered" : "recovered";
        default:
          return undefined;
      }
    },
  };
}

function sum(lines: readonly LineFact[], of: (line: LineFact) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}
