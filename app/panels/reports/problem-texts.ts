import type { TFunction } from "i18next";
import type { TextKey } from "../../i18n/text-key";
import type { ReportProblem } from "./report-view";

/** Why a report of Shopify's cannot be read, in sentences. `missingText`: what the permission would bring. */
export function problemTexts(problem: ReportProblem, missingText: TextKey, t: TFunction): string[] {
  if (problem.kind === "missingScope") {
    return [`${t("shopifyReports.missingTitle")}.`, t(missingText)];
  }
  return [
    `${t(problem.title)}.`,
    t(problem.text),
    ...(problem.detail === null
      ? []
      : [t("shopifyReports.problems.detail", { detail: problem.detail })]),
  ];
}
