import type { TextKey } from "../../i18n/text-key";
import type { CohortGrain } from "../../store/worth/cohorts.server";

export const ageTexts = {
  week: "retention.ages.week",
  month: "retention.ages.month",
  quarter: "retention.ages.quarter",
  year: "retention.ages.year",
} as const satisfies Record<CohortGrain, TextKey>;

export const grainTexts = {
  week: "retention.grains.week",
  month: "retention.grains.month",
  quarter: "retention.grains.quarter",
  year: "retention.grains.year",
} as const satisfies Record<CohortGrain, TextKey>;
