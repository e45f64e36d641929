import { useTranslation } from "react-i18next";
import { roughDuration } from "../../components/format";

/** "about 3 minutes left", or nothing where that is not known. */
export function useTimeLeft(): (seconds: number | null) => string | null {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === null) return null;
    const { unit, count } = roughDuration(seconds);
    switch (unit) {
      case "seconds":
        return t("timeLeft.seconds", { count });
      case "minutes":
        return t("timeLeft.minutes", { count });
      case "hours":
        return t("timeLeft.hours", { count });
    }
  };
}
