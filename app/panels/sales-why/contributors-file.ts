import { netSales } from "../../metrics/definitions/net-sales";
import { tableCsv } from "../customers/table/csv";
import { metricComment } from "../metric-comment";
import { rowHeading } from "../sales-overview/words";
import type { TableFile } from "../table-file";
import type { ContributorView, SplitView, WhyView } from "./view";
import type { WhyTexts } from "./why-texts";

/**
 * What made the change and where it changed as the text of a CSV file: the parts are said above the rows,
 * whose changes add up to the same. Where not all of the days were read, what is lacking.
 */
export function contributorsFile(view: WhyView, texts: WhyTexts): TableFile {
  const { t, answer, signed, partName, visitsNote, restName } = texts;
  const { split, range, currency, timezone, coverage } = view;
  if (split === null) return { reasons: [answer(view)] };
  const days = ({ from, to }: { from: string; to: string }) => `${from}/${to}`;
  const cells = ({ beforeMinor, afterMinor, changeMinor }: Change) => [
    beforeMinor,
    afterMinor,
    changeMinor,
    shareOf(changeMinor, split),
  ];
  return tableCsv({
    comments: [
      t("why.csvTitle", { from: range.from, to: range.to }),
      t("salesCsv.compared", { from: range.previous.from, to: range.previous.to }),
      answer(view),
      ...split.parts.map(({ id, minor }) => `${partName(id, split.mixBy)}: ${signed(minor)}`),
      t("why.method"),
      visitsNote(split),
      t("salesCsv.asOf", { instant: coverage.asOf }),
      t("sales.basis"),
      t("salesCsv.zone", { zone: timezone }),
      t("csv.currency", { currency }),
      t("salesCsv.rates"),
      t("why.overlapping"),
      metricComment(netSales, t),
    ],
    rowHeading: t(rowHeading(split.breakdown)),
    columns: [
      { heading: days(range.previous), unit: "money" },
      { heading: days(range), unit: "money" },
      { heading: t("why.change"), unit: "money" },
      { heading: t("why.share"), unit: "rate" },
    ],
    rows: [
      ...contributorRows(split, restName).map((row) => ({ label: row.label, cells: cells(row) })),
      { label: t("why.all"), cells: cells(split) },
    ],
    currency,
  });
}

type Change = Pick<ContributorView, "beforeMinor" | "afterMinor" | "changeMinor">;

/** Those that are named, the largest change first, and all others as one. */
export function contributorRows(
  { contributors, rest }: Pick<SplitView, "contributors" | "rest">,
  restName: (count: number) => string,
): ContributorView[] {
  if (rest === null) return [...contributors];
  const { count, ...sums } = rest;
  // No key of a breakdown is so long.
  return [...contributors, { ...sums, key: "rest-of-all-the-others", label: restName(count) }];
}

/** Part of the whole change; null: there is none. */
export function shareOf(minor: number, { changeMinor }: Pick<SplitView, "changeMinor">) {
  return changeMinor === 0 ? null : minor / changeMinor;
}
