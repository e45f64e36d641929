import type { CohortGrain } from "../../../store/worth/cohorts.server";
import type { TextKey } from "../../../i18n/text-key";
import type { TableCsvInput } from "../table/csv";
import type { CohortsContent } from "./view";

interface HeatCsvTexts {
  t: (key: TextKey, values?: Record<string, unknown>) => string;
  ageName: (grain: CohortGrain, age: number) => string;
  rowHeading: string;
}

/** The heat map as rows of a file: with the days as they are, and up to where a row is complete. */
export function heatCsv(
  { heat, grain, horizon }: Pick<CohortsContent, "heat" | "grain" | "horizon">,
  { t, ageName, rowHeading }: HeatCsvTexts,
): Pick<TableCsvInput, "rowHeading" | "columns" | "rows"> {
  const ages = Array.from({ length: heat.ageCount }, (_, age) => age);
  return {
    rowHeading,
    columns: [
      { heading: t("retention.columns.customers"), unit: "count" },
      { heading: t("metrics.cohort-cac.label"), unit: "money" },
      { heading: t("metrics.payback-period.label"), unit: "text" },
      { heading: t("retention.cohorts.ratio", { days: horizon }), unit: "number" },
      { heading: t("retention.cohorts.incompleteAge"), unit: "text" },
      ...ages.map((age) => ({ heading: ageName(grain, age), unit: heat.unit })),
    ],
    rows: heat.rows.map(({ from, customers, cac, payback, worthToCost, cells }) => {
      const incomplete = cells.findIndex(({ isIncomplete }) => isIncomplete);
      return {
        label: from,
        cells: [
          customers,
          cac,
          payback.kind === "after"
            ? ageName(grain, payback.periods)
            : payback.kind === "notYet"
              ? t("retention.cohorts.notYet")
              : null,
          worthToCost,
          incomplete < 0 ? null : ageName(grain, incomplete),
          ...ages.map((age) => cells[age]?.value ?? null),
        ],
      };
    }),
  };
}
