import { numberOfGid } from "../lib/gid";
import { parseDecimal } from "../lib/money";
import type { ShopCalendar } from "../lib/shop-day";
import type { LedgerRow } from "../store/tables/ledger";

/** A sale of an agreement, as the Admin API gives it; amounts are decimal texts in shop money. */
export interface Sale {
  id: string;
  actionType: string;
  lineType: string;
  quantity: number | null;
  /** After taxes and discounts; negative where something is given back. */
  totalAmount: string;
  totalTaxAmount: string;
  totalDiscountAmountBeforeTaxes: string;
  lineItemId: string | null;
}

/** The agreement a sale belongs to. */
export interface SaleAgreement {
  id: number;
  orderId: number;
  reason: string;
  happenedAt: string;
}

export interface LedgerContext {
  /** The shop's currency, ISO 4217. */
  currency: string;
  calendar: ShopCalendar;
}

/** The money columns of the ledger: signed minor units; all of them add up to the sale's total. */
export type LedgerAmounts = Pick<
  LedgerRow,
  | "grossMinor"
  | "discountsMinor"
  | "returnsMinor"
  | "shippingMinor"
  | "taxesMinor"
  | "dutiesMinor"
  | "feesMinor"
  | "tipsMinor"
  | "giftCardsMinor"
  | "unexplainedMinor"
>;

export const noAmounts: LedgerAmounts = {
  grossMinor: 0,
  discountsMinor: 0,
  returnsMinor: 0,
  shippingMinor: 0,
  taxesMinor: 0,
  dutiesMinor: 0,
  feesMinor: 0,
  tipsMinor: 0,
  giftCardsMinor: 0,
  unexplainedMinor: 0,
};

/**
 * The one definition of gross sales, discounts and returns (net sales is their sum; discounts and
 * returns are negative). Everything else sums what this returns.
 *
 * - goods ordered, or changed by an edit: what was agreed without tax is net; the discount (without
 *   tax) is taken out of it into its own column, and what remains is gross;
 * - goods given back: returns, nothing in gross or discounts;
 * - an adjustment (money given back beyond the goods' value, or kept): returns;
 * - gift cards sold, shipping, duties, fees and tips: each its own column, refunds of them negative;
 * - tax of every line: taxes;
 * - a kind of line or action that Shopify itself calls unknown, or that is newer than this code:
 *   unexplained, never dropped.
 */
export function amountsOfSale(
  kind: { actionType: string; lineType: string },
  minor: { total: number; tax: number; discountBeforeTaxes: number },
): LedgerAmounts {
  const withoutTax = minor.total - minor.tax;
  const amounts = { ...noAmounts, taxesMinor: minor.tax };
  switch (kind.lineType) {
    case "PRODUCT":
      if (kind.actionType === "ORDER" || kind.actionType === "UPDATE") {
        // Written so that no discount is 0, not -0.
        amounts.discountsMinor = 0 - minor.discountBeforeTaxes;
        amounts.grossMinor = withoutTax + minor.discountBeforeTaxes;
      } else if (kind.actionType === "RETURN") {
        amounts.returnsMinor = withoutTax;
      } else {
        amounts.unexplainedMinor = withoutTax;
      }
      break;
    case "ADJUSTMENT":
      amounts.returnsMinor = withoutTax;
      break;
    case "GIFT_CARD":
      amounts.giftCardsMinor = withoutTax;
      break;
    case "SHIPPING":
      amounts.shippingMinor = withoutTax;
      break;
    case "DUTY":
      amounts.dutiesMinor = withoutTax;
      break;
    case "ADDITIONAL_FEE":
    case "FEE":
      amounts.feesMinor = withoutTax;
      break;
    case "TIP":
      amounts.tipsMinor = withoutTax;
      break;
    default:
      amounts.unexplainedMinor = withoutTax;
  }
  return amounts;
}

/** The ledger row of one sale, on the shop day on which its agreement was made. */
export function saleToLedgerRow(
  sale: Sale,
  agreement: SaleAgreement,
  context: LedgerContext,
): LedgerRow {
  const amounts = amountsOfSale(sale, {
    total: parseDecimal(sale.totalAmount, context.currency),
    tax: parseDecimal(sale.totalTaxAmount, context.currency),
    discountBeforeTaxes: parseDecimal(sale.totalDiscountAmountBeforeTaxes, context.currency),
  });
  return {
    orderId: agreement.orderId,
    saleId: numberOfGid(sale.id),
    agreementId: agreement.id,
    happenedAt: agreement.happenedAt,
    shopDay: context.calendar.dayOf(Date.parse(agreement.happenedAt)),
    reason: agreement.reason,
    actionType: sale.actionType,
    lineType: sale.lineType,
    lineItemId: sale.lineItemId === null ? null : numberOfGid(sale.lineItemId),
    quantity: sale.quantity,
    ...amounts,
    origin: "agreement",
  };
}
