import { textsOfFiles } from "../../../i18n/i18n";
import type { SplitBy } from "./choices";
import { labelOfKey } from "./labels";

/** A value that cohorts can be kept to. "": of those who have none. */
export interface CohortValue {
  value: string;
  label: string;
}

/** Values with what they are called, of those whose names hold the text. */
export function namedValues(
  by: SplitBy,
  values: readonly string[],
  titles: ReadonlyMap<string, string>,
  text: string,
): CohortValue[] {
  const { t } = textsOfFiles();
  const letters = text.toLocaleLowerCase();
  return values
    .map((value) => {
      const label = labelOfKey(by, value, titles);
      return { value, label: typeof label === "string" ? label : t(label.key) };
    })
    .filter(({ label }) => label.toLocaleLowerCase().includes(letters));
}
