import type { TextKey } from "../../i18n/text-key";

/** What thresholds are called, by their names in the settings of alerts. */
export const alertThresholdTexts: Readonly<Record<string, TextKey>> = {
  days: "alerts.thresholds.days",
  deviations: "alerts.thresholds.deviations",
  deviationsOfThree: "alerts.thresholds.deviationsOfThree",
  fewestCustomers: "alerts.thresholds.fewestCustomers",
  fewestDays: "alerts.thresholds.fewestDays",
  fewestExpected: "alerts.thresholds.fewestExpected",
  fewestOrders: "alerts.thresholds.fewestOrders",
  fewestReturned: "alerts.thresholds.fewestReturned",
  leastDropOfDay: "alerts.thresholds.leastDropOfDay",
  leastDropOfThree: "alerts.thresholds.leastDropOfThree",
  leastMore: "alerts.thresholds.leastMore",
  leastPercent: "alerts.thresholds.leastPercent",
  leastPoints: "alerts.thresholds.leastPoints",
  leastProducts: "alerts.thresholds.leastProducts",
  leastRatio: "alerts.thresholds.leastRatio",
  leastRise: "alerts.thresholds.leastRise",
  leastScore: "alerts.thresholds.leastScore",
  leastTimes: "alerts.thresholds.leastTimes",
  mostCac: "alerts.thresholds.mostCac",
  mostHours: "alerts.thresholds.mostHours",
  mostOver: "alerts.thresholds.mostOver",
  mostPercent: "alerts.thresholds.mostPercent",
  mostUnder: "alerts.thresholds.mostUnder",
  top: "alerts.thresholds.top",
};
