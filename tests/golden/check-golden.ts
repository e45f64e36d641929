import { checkAcquisition } from "./check-acquisition";
import { checkBreakdowns } from "./check-breakdowns";
import { checkChange } from "./check-change";
import { checkCosts } from "./check-costs";
import { checkCountries } from "./check-countries";
import { checkCustomers } from "./check-customers";
import { checkJourney } from "./check-journey";
import { checkMetrics } from "./check-metrics";
import { checkProducts } from "./check-products";
import { checkReconciliation } from "./check-reconciliation";
import { checkRefunds } from "./check-refunds";
import { checkRetention } from "./check-retention";
import { checkSales } from "./check-sales";
import { openGolden } from "./open-golden";

/** Reads the golden shop the whole way and compares each figure with the one worked out by hand. */
export function checkGolden(reading: Parameters<typeof openGolden>[0]): void {
  const golden = openGolden(reading);
  checkSales(golden);
  checkBreakdowns(golden);
  checkChange(golden);
  checkRefunds(golden);
  checkCosts(golden);
  checkCustomers(golden);
  checkProducts(golden);
  checkRetention(golden);
  checkJourney(golden);
  checkMetrics(golden);
  checkAcquisition(golden);
  // These two change what the shop allows.
  checkCountries(golden);
  checkReconciliation(golden);
}
