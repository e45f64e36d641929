import { useFetcher } from "@remix-run/react";
import { Autocomplete } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useCustomerTexts } from "../use-customer-texts";
import type { SplitBy } from "./choices";
import type { CohortValue } from "./value-names";

// Long enough for a word to be typed, short enough to feel like an answer.
const searchDelayMs = 250;
// "" is a value: of those who have none. An option cannot be without letters.
const idOf = (value: string) => `=${value}`;

/** Finds one value to keep cohorts to, by parts of its name. */
export function ValuePicker({
  by,
  shown,
  onChange,
}: {
  by: SplitBy;
  /** The name of what is kept to now; "": nothing. */
  shown: string;
  onChange(value: string): void;
}) {
  const { t } = useCustomerTexts();
  const fetcher = useFetcher<{ values: CohortValue[] }>();
  const [text, setText] = useState(shown);
  const [isAsked, setAsked] = useState(false);
  const load = useRef(fetcher.load);
  useEffect(() => {
    load.current = fetcher.load;
  }, [fetcher.load]);
  useEffect(() => {
    if (!isAsked) return;
    // What stands there from before is no search: all are offered.
    const query = new URLSearchParams({ by, q: text === shown ? "" : text });
    const timer = setTimeout(
      () => load.current(`/app/customers/cohort-values?${query.toString()}`),
      searchDelayMs,
    );
    return () => clearTimeout(timer);
  }, [by, text, shown, isAsked]);
  const options = (fetcher.data?.values ?? []).map(({ value, label }) => ({
    value: idOf(value),
    label,
  }));
  return (
    <Autocomplete
      options={options}
      selected={[]}
      loading={fetcher.state !== "idle" && options.length === 0}
      emptyState={<p>{t("retention.cohorts.noValue")}</p>}
      onSelect={([id = ""]) => {
        setText(options.find(({ value }) => value === id)?.label ?? "");
        onChange(id.slice(1));
      }}
      textField={
        <Autocomplete.TextField
          label={t("retention.cohorts.only")}
          autoComplete="off"
          placeholder={t("retention.cohorts.onlyHelp")}
          value={text}
          onFocus={() => setAsked(true)}
          onChange={setText}
        />
      }
    />
  );
}
