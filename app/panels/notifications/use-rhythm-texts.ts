import { useTranslation } from "react-i18next";
import type { Rhythm } from "../../store/notifications/terms";

// A week that begins on a Monday, to name its days by.
const monday = Date.UTC(2024, 0, 1);
const dayMs = 24 * 60 * 60_000;

/** When something is sent, in words. */
export function useRhythmTexts() {
  const { t, i18n } = useTranslation();
  const weekday = (iso: number) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: "long", timeZone: "UTC" }).format(
      monday + (iso - 1) * dayMs,
    );
  const hour = (at: number) => `${String(at).padStart(2, "0")}:00`;
  const rhythm = ({ cadence, weekday: day, hour: at }: Rhythm) =>
    cadence === "daily"
      ? t("notifications.daily", { hour: hour(at) })
      : t("notifications.weekly", { weekday: weekday(day), hour: hour(at) });
  return { weekday, hour, rhythm };
}
