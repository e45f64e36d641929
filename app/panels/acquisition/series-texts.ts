import type { FrameView } from "../home/view";
import type { AcquisitionTexts } from "./acquisition-texts";
import type { PointView, SeriesColumn, SeriesView } from "./view";
import { seriesTitles } from "./words";

/** The texts of the figures over time. */
export function seriesTexts(
  texts: AcquisitionTexts,
  { grain }: Pick<SeriesView, "grain">,
  { coverage, currency }: Pick<FrameView, "coverage" | "currency">,
) {
  const { t, formats, incomplete, money, ratio } = texts;

  /** "Nov 16 – 22, 2026 (in part)"; in a file days are as they are. */
  function pointName({ days }: PointView, write?: (day: string) => string): string {
    if (!write) return formats.dayRange(days.from, days.to);
    const [from, to] = [write(days.from), write(days.to)];
    return from === to ? from : `${from}/${to}`;
  }

  function pointNote({ isIncomplete, isPart }: PointView): string | undefined {
    if (isIncomplete) return incomplete(coverage).note;
    return isPart ? t("grain.part") : undefined;
  }

  const pointShort = ({ days }: PointView) =>
    grain === "month" ? formats.monthShort(days.from) : formats.dayShort(days.from);

  function value(of: number | null | undefined, { unit }: Pick<SeriesColumn, "unit">): string {
    if (of === null || of === undefined) return t("acquisition.none");
    if (unit === "money") return money(of, currency);
    return unit === "count" ? formats.count(of) : ratio(of);
  }

  function heading({ label, unit }: SeriesColumn): string {
    return unit === "money" ? t("table.withUnit", { label: t(label), unit: currency }) : t(label);
  }

  const beforeHeading = ({ label }: SeriesColumn) =>
    t("acquisition.series.before", { figure: t(label) });

  return {
    ...texts,
    title: t(seriesTitles[grain]),
    pointName,
    pointNote,
    pointShort,
    value,
    heading,
    beforeHeading,
  };
}
