import type { ThresholdValue } from "../../quality/rules/thresholds";

/** As a field shows it: words apart by commas. */
export function writeThreshold(value: ThresholdValue): string {
  if (value === null) return "";
  return typeof value === "number" ? String(value) : value.join(", ");
}

/** The inverse, for a threshold of the kind of `like`; text that is no number is sent as it is, to be refused. */
export function readThreshold(text: string, like: ThresholdValue): ThresholdValue | string {
  const trimmed = text.trim();
  if (Array.isArray(like)) {
    return trimmed
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
  }
  if (trimmed === "") return like === null ? null : trimmed;
  const number = Number(trimmed.replace(",", "."));
  return Number.isFinite(number) ? number : trimmed;
}
