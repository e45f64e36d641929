import { usualPrice, type ChargedPrices } from "../../store/alerts/charged-prices";

interface Sold {
  gross: number;
  units: number;
  orders: Set<number>;
}

/** What readChargedPrices tells, worked out without a database of what was sold; days are numbers. */
export function createPriceBook() {
  const variants = new Map<number, Map<number, Sold>>();

  return {
    add(
      day: number,
      variant: number,
      { order, gross, units }: { order: number; gross: number; units: number },
    ): void {
      const days = variants.get(variant) ?? new Map<number, Sold>();
      variants.set(variant, days);
      const sold = days.get(day) ?? { gross: 0, units: 0, orders: new Set() };
      days.set(day, sold);
      sold.gross += gross;
      sold.units += units;
      sold.orders.add(order);
    },
    chargedOn(day: number): ChargedPrices | null {
      const sum = { lines: 0, ratioSum: 0, squareSum: 0 };
      for (const days of variants.values()) {
        const sold = days.get(day);
        if (!sold) continue;
        let [gross, units] = [0, 0];
        for (let back = 0; back < usualPrice.days; back += 1) {
          const before = days.get(day - usualPrice.endsBefore - back);
          gross += before?.gross ?? 0;
          units += before?.units ?? 0;
        }
        if (units < usualPrice.leastUnits || gross <= 0) continue;
        const ratio = sold.gross / sold.units / (gross / units);
        sum.lines += sold.orders.size;
        sum.ratioSum += sold.orders.size * ratio;
        sum.squareSum += sold.orders.size * ratio * ratio;
      }
      return sum.lines === 0 ? null : sum;
    },
  };
}
