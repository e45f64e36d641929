import { useHomeTexts } from "../home/use-home-texts";
import type { OverviewView, PointView } from "./view";

/** Stretches of time in words. */
export function useSalesTexts({ coverage, grain }: Pick<OverviewView, "coverage" | "grain">) {
  const { t, formats, incomplete } = useHomeTexts();

  const hourName = (hour: string) => t("grain.hourName", { from: hour, to: hour });

  /** "Nov 22, 2026", "Nov 16 – 22, 2026", "14:00 to 14:59" */
  function pointName({ hour, days }: PointView): string {
    return hour === null ? formats.dayRange(days.from, days.to) : hourName(hour);
  }

  function pointShort({ hour, days }: PointView): string {
    if (hour !== null) return `${hour}:00`;
    return grain === "month" || grain === "quarter"
      ? formats.monthShort(days.from)
      : formats.dayShort(days.from);
  }

  function pointNote({ isIncomplete, isPart }: PointView): string | undefined {
    if (isIncomplete) return incomplete(coverage).note;
    return isPart ? t("grain.part") : undefined;
  }

  return { pointName, pointShort, pointNote };
}
