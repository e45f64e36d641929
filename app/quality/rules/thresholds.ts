import type { Check } from "./check";

/** Thresholds as a form sends them (JSON); null where the check does not take them. */
export function parseThresholds(
  check: Pick<Check, "settings">,
  text: string,
): Record<string, unknown> | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = check.settings.safeParse(json);
  return parsed.success && isRecord(parsed.data) ? parsed.data : null;
}

/** What a form can show: a number, none (null), or a list of words. */
export type ThresholdValue = number | null | readonly string[];

export interface Threshold {
  name: string;
  value: ThresholdValue;
  byDefault: ThresholdValue;
}

/** Those of a check, with what is stored; without any that a form cannot show. */
export function listThresholds(check: Pick<Check, "settings">, stored: unknown): Threshold[] {
  const defaults = check.settings.parse({});
  const parsed = check.settings.safeParse(stored ?? {});
  const values = parsed.success ? parsed.data : defaults;
  if (!isRecord(defaults) || !isRecord(values)) return [];
  return Object.entries(defaults).flatMap(([name, byDefault]) => {
    const value = values[name];
    return isShown(byDefault) && isShown(value) ? { name, value, byDefault } : [];
  });
}

function isShown(value: unknown): value is ThresholdValue {
  if (typeof value === "number" || value === null) return true;
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
