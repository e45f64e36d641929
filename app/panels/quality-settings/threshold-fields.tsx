import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../../i18n/text-key";
import type { ThresholdValue } from "../../quality/rules/thresholds";
import { readThreshold, writeThreshold } from "./threshold-text";

interface Threshold {
  name: string;
  label: TextKey;
  value: ThresholdValue;
  byDefault: ThresholdValue;
}

/** What is entered for thresholds, and what they would be with it. */
export interface EnteredThresholds {
  texts: Readonly<Record<string, string>>;
  enter(name: string, text: string): void;
  read(): Record<string, unknown>;
}

export function useThresholds(thresholds: readonly Threshold[]): EnteredThresholds {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(thresholds.map(({ name, value }) => [name, writeThreshold(value)])),
  );
  return {
    texts,
    enter: (name, text) => setTexts({ ...texts, [name]: text }),
    read: () =>
      Object.fromEntries(
        thresholds.map(({ name, byDefault }) => [
          name,
          readThreshold(texts[name] ?? "", byDefault),
        ]),
      ),
  };
}

/** A field for each threshold, with what holds where nothing is entered below it. */
export function ThresholdFields({
  thresholds,
  entered,
  byDefault,
  errorOf = () => undefined,
}: {
  thresholds: readonly Threshold[];
  entered: EnteredThresholds;
  /** The words of the value that holds by itself: "" where there is none. */
  byDefault: (value: string) => string;
  /** What is wrong with the value of a threshold, by its name. */
  errorOf?: (name: string) => string | undefined;
}) {
  const { t } = useTranslation();
  return thresholds.map((threshold) => {
    const error = errorOf(threshold.name);
    return (
      <TextField
        key={threshold.name}
        label={t(threshold.label)}
        helpText={byDefault(writeThreshold(threshold.byDefault))}
        autoComplete="off"
        {...(typeof threshold.byDefault === "number" ? { inputMode: "decimal" } : {})}
        {...(error === undefined ? {} : { error })}
        value={entered.texts[threshold.name] ?? ""}
        onChange={(text) => entered.enter(threshold.name, text)}
      />
    );
  });
}
