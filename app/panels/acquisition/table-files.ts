import type { TextKey } from "../../i18n/text-key";
import { tableCsv, type TableCsvInput } from "../customers/table/csv";
import { statusTexts } from "../campaigns/words";
import { csvComments } from "../customers/table/csv-comments";
import type { FrameView } from "../home/view";
import type { AcquisitionTexts } from "./acquisition-texts";
import {
  broughtColumns,
  broughtDefinitions,
  channelColumns,
  type BroughtColumn,
} from "./brought-columns";
import { seriesTexts } from "./series-texts";
import type { AcquisitionContent } from "./view";
import { channelRows, worthBasisTexts, worthNotes as worthTexts } from "./words";

export type TableView = Pick<FrameView, "currency" | "timezone" | "coverage" | "range">;

/** The tables of Acquisition, as they are named in an address. */
export const acquisitionTables = ["series", "channels", "campaigns"] as const;
export type AcquisitionTable = (typeof acquisitionTables)[number];

/**
 * A table of Acquisition as the text of a CSV file, which says what each column is and of which days and visits.
 */
export function acquisitionFile(
  table: AcquisitionTable,
  content: AcquisitionContent,
  view: TableView,
  texts: AcquisitionTexts,
): string {
  const { t } = texts;
  const { title, definitions, more, ...rows } = tables[table](content, view, texts);
  const { from, to } = view.range;
  return tableCsv({
    comments: [
      t("acquisition.csv.title", { title, from, to }),
      content.click === "first" ? t("acquisition.csv.first") : t("acquisition.csv.last"),
      ...csvComments(view, t),
      ...definitions.map((key) => t(key, { days: content.worthDays })),
      ...more,
    ],
    ...rows,
    currency: view.currency,
  });
}

interface FileParts extends Pick<TableCsvInput, "rowHeading" | "columns" | "rows"> {
  title: string;
  definitions: readonly TextKey[];
  /** More of what it is, in words. */
  more: readonly string[];
}

const tables: Record<
  AcquisitionTable,
  (content: AcquisitionContent, view: TableView, texts: AcquisitionTexts) => FileParts
> = {
  series(content, view, texts) {
    const { t } = texts;
    const { series, worthDays } = content;
    const { title, pointName, beforeHeading, worthNotes } = seriesTexts(texts, series, view);
    const { columns, points, hasBefore } = series;
    return {
      title,
      rowHeading: t("breakdown.rows.time"),
      columns: [
        ...columns.map(({ label, unit }) => ({ heading: t(label), unit })),
        ...(hasBefore
          ? columns.map((column) => ({ heading: beforeHeading(column), unit: column.unit }))
          : []),
        {
          heading: t("acquisition.series.worthBasisHeading", { days: worthDays }),
          unit: "text" as const,
        },
      ],
      rows: points.map((point) => ({
        label: pointName(point, (day) => day),
        cells: [
          ...point.values,
          ...(hasBefore ? (point.before ?? columns.map(() => null)) : []),
          t(worthBasisTexts[point.worthBasis]),
        ],
      })),
      definitions: [],
      more: [
        ...columns.map(({ label, formula }) =>
          t("acquisition.series.csv", { label: t(label), formula: t(formula) }),
        ),
        ...worthNotes(content),
      ],
    };
  },
  channels(content, _view, { t, channelName }) {
    const { total, worthBasis, worthDays } = content;
    return {
      title: t("acquisition.channels"),
      rowHeading: t("acquisition.channel"),
      columns: [...dayColumns(t), ...headed(channelColumns)],
      rows: [
        ...channelRows(content).map((row) => ({
          label: channelName(row),
          cells: [row.days.from, row.days.to, ...valuesOf(channelColumns, row)],
        })),
        {
          label: t("acquisition.total"),
          cells: [total.days.from, total.days.to, ...valuesOf(channelColumns, total)],
        },
      ],
      definitions: [
        ...broughtDefinitions,
        "acquisition.csv.poas",
        worthTexts[worthBasis],
        "acquisition.csv.worthToCost",
        "acquisition.csv.places",
      ],
      more: [],
    };

    function headed<Row>(columns: readonly BroughtColumn<Row>[]) {
      return columns.map(({ label, unit }) => ({ heading: t(label, { days: worthDays }), unit }));
    }
  },
  campaigns({ campaigns, worthDays }, _view, { t, origin }) {
    return {
      title: t("acquisition.campaigns"),
      rowHeading: t("acquisition.campaign"),
      columns: [
        ...dayColumns(t),
        { heading: t("acquisition.channel"), unit: "text" },
        { heading: t("campaigns.columns.owner"), unit: "text" },
        { heading: t("campaigns.columns.status"), unit: "text" },
        { heading: t("acquisition.csv.ranFrom"), unit: "day" },
        { heading: t("acquisition.csv.ranTo"), unit: "day" },
        { heading: t("campaigns.columns.budget"), unit: "money" },
        { heading: t("campaigns.columns.dailyBudget"), unit: "money" },
        ...broughtColumns.map(({ label, unit }) => ({
          heading: t(label, { days: worthDays }),
          unit,
        })),
      ],
      rows: campaigns.map((row) => ({
        label: row.campaign,
        cells: [
          row.days.from,
          row.days.to,
          row.channel ? origin(row.channel) : null,
          row.owner,
          row.known?.status ? t(statusTexts[row.known.status]) : null,
          row.known?.from ?? null,
          row.known?.to ?? null,
          row.known?.budgetMinor ?? null,
          row.known?.dailyBudgetMinor ?? null,
          ...valuesOf(broughtColumns, row),
        ],
      })),
      definitions: [...broughtDefinitions, "acquisition.csv.campaigns"],
      more: campaigns.flatMap(({ campaign, spendUnder }) =>
        spendUnder.length > 0
          ? t("campaigns.notes.under", { campaign, names: spendUnder.join(", ") })
          : [],
      ),
    };
  },
};

/** Of which days a row is. */
const dayColumns = (t: AcquisitionTexts["t"]) => [
  { heading: t("campaigns.columns.from"), unit: "day" as const },
  { heading: t("campaigns.columns.to"), unit: "day" as const },
];

function valuesOf<Row>(columns: readonly BroughtColumn<Row>[], row: Row): (number | null)[] {
  return columns.map((column) => column.valueOf(row));
}
