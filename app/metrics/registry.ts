import type { AcquisitionTotals } from "./acquisition/totals";
import { attributedCustomers } from "./definitions/attributed-customers";
import { blendedCac } from "./definitions/blended-cac";
import { breakEvenRoas } from "./definitions/break-even-roas";
import { breakEvenRoasContribution } from "./definitions/break-even-roas-contribution";
import { loadedCac } from "./definitions/loaded-cac";
import { marketingEfficiencyRatio } from "./definitions/marketing-efficiency-ratio";
import { marketingSpend } from "./definitions/marketing-spend";
import { paidCac } from "./definitions/paid-cac";
import { poas } from "./definitions/poas";
import { roas } from "./definitions/roas";
import type { CheckoutFacts, SessionFacts } from "./conversion/facts";
import { abandonedCheckoutRate } from "./definitions/abandoned-checkout-rate";
import { abandonedCheckoutValue } from "./definitions/abandoned-checkout-value";
import { abandonedCheckouts } from "./definitions/abandoned-checkouts";
import { addedToCartRate } from "./definitions/added-to-cart-rate";
import { additionalFees } from "./definitions/additional-fees";
import { averageOrderValue } from "./definitions/average-order-value";
import { checkoutRecoveryRate } from "./definitions/checkout-recovery-rate";
import { conversionRate } from "./definitions/conversion-rate";
import { cogs } from "./definitions/cogs";
import { contributionMargin1 } from "./definitions/contribution-margin-1";
import { contributionMargin2 } from "./definitions/contribution-margin-2";
import { contributionMargin3 } from "./definitions/contribution-margin-3";
import { costCoverage } from "./definitions/cost-coverage";
import { discountRate } from "./definitions/discount-rate";
import { discounts } from "./definitions/discounts";
import { duties } from "./definitions/duties";
import { dutiesAndFees } from "./definitions/duties-and-fees";
import { giftCardsSold } from "./definitions/gift-cards-sold";
import { grossMargin } from "./definitions/gross-margin";
import { grossSales } from "./definitions/gross-sales";
import { moneyRefunded } from "./definitions/money-refunded";
import { netProfit } from "./definitions/net-profit";
import { netSales } from "./definitions/net-sales";
import { newCustomers } from "./definitions/new-customers";
import { orderValueTotal } from "./definitions/order-value-total";
import { orders } from "./definitions/orders";
import { reachedCheckoutRate } from "./definitions/reached-checkout-rate";
import { recoveredCheckouts } from "./definitions/recovered-checkouts";
import { returningCustomers } from "./definitions/returning-customers";
import { returningCustomerRate } from "./definitions/returning-customer-rate";
import { returnRate } from "./definitions/return-rate";
import { returns } from "./definitions/returns";
import { sessions } from "./definitions/sessions";
import { shipping } from "./definitions/shipping";
import { taxes } from "./definitions/taxes";
import { tips } from "./definitions/tips";
import { totalSales } from "./definitions/total-sales";
import { unitsPerTransaction } from "./definitions/units-per-transaction";
import { units } from "./definitions/units";
import { productMargin } from "./definitions/product-margin";
import { shareOfSales } from "./definitions/share-of-sales";
import { cumulativeShare } from "./definitions/cumulative-share";
import { stockNow } from "./definitions/stock-now";
import { sellThroughRate } from "./definitions/sell-through-rate";
import { daysOfStock } from "./definitions/days-of-stock";
import { unitPriceCharged } from "./definitions/unit-price-charged";
import { unitsPerDay } from "./definitions/units-per-day";
import { netSalesPerDay } from "./definitions/net-sales-per-day";
import { ltvToCac } from "./definitions/ltv-to-cac";
import { lowestPriorPrice } from "./definitions/lowest-prior-price";
import { priceIndex } from "./definitions/price-index";
import { cohortRetention } from "./definitions/cohort-retention";
import { cohortValue } from "./definitions/cohort-value";
import { cohortCac } from "./definitions/cohort-cac";
import { paybackPeriod } from "./definitions/payback-period";
import { repeatRate } from "./definitions/repeat-rate";
import { purchaseFrequency } from "./definitions/purchase-frequency";
import { daysToSecondOrder } from "./definitions/days-to-second-order";
import { returningSalesShare } from "./definitions/returning-sales-share";
import { reactivatedCustomers } from "./definitions/reactivated-customers";
import { rfmAgreement } from "./definitions/rfm-agreement";
import type { MetricDefinition, MetricWords } from "./metric";
import type { ProfitFacts } from "./profit/facts";
import type { ReportFigures } from "../store/report-figures";
import type { RefundFacts } from "./sales/refunds";

/** Every KPI of sales and customers, in the order in which the definitions page lists them. */
export const metrics: readonly MetricDefinition[] = [
  netSales,
  grossSales,
  discounts,
  returns,
  shipping,
  duties,
  additionalFees,
  taxes,
  totalSales,
  tips,
  giftCardsSold,
  orders,
  averageOrderValue,
  orderValueTotal,
  units,
  unitsPerTransaction,
  discountRate,
  returnRate,
  grossMargin,
  costCoverage,
  newCustomers,
  returningCustomers,
];

/** Those of money that went back, which is not what goods came back. */
export const refundMetrics: readonly MetricDefinition<RefundFacts>[] = [moneyRefunded];

/** Those that only the comparison with Shopify's sales report has. */
export const reportMetrics: readonly MetricDefinition<ReportFigures>[] = [dutiesAndFees];

/** Every KPI of what sales cost, in the order in which costs are taken off. */
export const profitMetrics: readonly MetricDefinition<ProfitFacts>[] = [
  cogs,
  contributionMargin1,
  contributionMargin2,
  contributionMargin3,
  netProfit,
];

/** Those of visits to the online store. */
export const sessionMetrics: readonly MetricDefinition<SessionFacts>[] = [
  sessions,
  addedToCartRate,
  reachedCheckoutRate,
  conversionRate,
  abandonedCheckoutRate,
];

/** Those of checkouts that were left. */
export const checkoutMetrics: readonly MetricDefinition<CheckoutFacts>[] = [
  abandonedCheckouts,
  abandonedCheckoutValue,
  recoveredCheckouts,
  checkoutRecoveryRate,
];

/** Those of single products, their stock and their prices. */
export const productMetrics: readonly MetricWords[] = [
  productMargin,
  shareOfSales,
  cumulativeShare,
  stockNow,
  sellThroughRate,
  daysOfStock,
  unitPriceCharged,
  unitsPerDay,
  netSalesPerDay,
  lowestPriorPrice,
  priceIndex,
];

/** Those of whether customers come back. */
export const retentionMetrics: readonly MetricWords[] = [
  cohortRetention,
  cohortValue,
  cohortCac,
  paybackPeriod,
  ltvToCac,
  repeatRate,
  returningCustomerRate,
  purchaseFrequency,
  daysToSecondOrder,
  returningSalesShare,
  reactivatedCustomers,
  rfmAgreement,
];

/** Those of what customers cost. */
export const acquisitionMetrics: readonly MetricDefinition<AcquisitionTotals>[] = [
  blendedCac,
  marketingSpend,
  paidCac,
  loadedCac,
  marketingEfficiencyRatio,
  roas,
  poas,
  breakEvenRoas,
  breakEvenRoasContribution,
  attributedCustomers,
];

/** What every KPI means, whatever it is computed from. */
export const allMetrics: readonly MetricWords[] = [
  ...metrics,
  ...refundMetrics,
  ...reportMetrics,
  ...sessionMetrics,
  ...checkoutMetrics,
  ...profitMetrics,
  ...productMetrics,
  ...acquisitionMetrics,
  ...retentionMetrics,
];
