import { measures, type Measures } from "../../store/rollup/measures";
import { toSalesSums } from "../../store/sales-window";
import { noCustomers, type SalesFacts } from "../metric";

/** Of a key that sold nothing. */
export const noSums = Object.fromEntries(measures.map((name) => [name, 0])) as Measures;

/** Sums of a key as facts that figures are made of; nothing is known of its customers. One object for each. */
export function factsOfSums(sums: Measures): SalesFacts {
  return Object.assign(toSalesSums(sums), noCustomers);
}
