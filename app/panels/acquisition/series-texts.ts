import type { FrameView } from "../home/view";
import type { AcquisitionTexts } from "./acquisition-texts";
import type { AcquisitionContent, PointLack, PointView, SeriesColumn, SeriesView } from "./view";
import { lackTexts, seriesTitles } from "./words";

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

  /** `lack`: why there is no such figure. */
  function value(
    of: number | null | undefined,
    { unit }: Pick<SeriesColumn, "unit">,
    lack?: PointLack | null,
  ): string {
    if (of === null || of === undefined) return lack ? lackText(lack) : t("acquisition.none");
    if (unit === "money") return money(of, currency);
    return unit === "count" ? formats.count(of) : ratio(of);
  }

  const lackText = (lack: PointLack) =>
    t(lackTexts[lack.kind], lack.kind === "notWithin" ? { count: lack.months } : {});

  /** What LTV is of, and from when on it is not all of what came. */
  function worthNotes({
    series,
    worthDays: days,
  }: Pick<AcquisitionContent, "series" | "worthDays">) {
    const young = series.points.find(({ worthBasis }) => worthBasis !== "observed");
    const key =
      young?.worthBasis === "predicted"
        ? ("acquisition.series.predictedFrom" as const)
        : ("acquisition.series.tooYoungFrom" as const);
    return [
      t("acquisition.series.worth", { days }),
      ...(young ? [t(key, { days, day: formats.day(young.days.from) })] : []),
    ];
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
    worthNotes,
    heading,
    beforeHeading,
  };
}
