import type { CohortGrain } from "../../store/worth/cohorts.server";
import type { HomeTexts } from "../home/home-texts";
import { productTexts } from "../products/product-texts";
import type { Label } from "./view";
import { ageTexts } from "./words";

export type CustomerTexts = ReturnType<typeof customerTexts>;

/** The texts of the pages of customers: keys and numbers of a view put into words of one language. */
export function customerTexts(home: HomeTexts) {
  const products = productTexts(home);
  const { t, formats } = products;

  const label = (of: Label): string => (typeof of === "string" ? of : t(of.key));

  /** "Jun 2026", "Q2 2026", "2026", "Jun 1, 2026": of its first day. */
  function periodName(grain: CohortGrain, from: string): string {
    const year = from.slice(0, 4);
    switch (grain) {
      case "week":
        return formats.day(from);
      case "month":
        return formats.monthShort(from);
      case "quarter":
        return t("retention.quarter", { quarter: (Number(from.slice(5, 7)) + 2) / 3, year });
      case "year":
        return year;
    }
  }

  /** "Month 3" */
  const ageName = (grain: CohortGrain, age: number): string => t(ageTexts[grain], { age });

  /** "320 customers" */
  const customers = (count: number): string =>
    t("retention.count", { count, number: formats.count(count) });

  return { ...products, label, periodName, ageName, customers };
}
