import { Button, Select } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../i18n/text-key";
import styles from "./list-filters.module.css";
import { SearchField } from "./search-field";

/** One choice among the values that a list has. */
export interface ListFilter {
  /** Its name in the address. */
  param: string;
  label: TextKey;
  /** "": all. */
  value: string;
  options: readonly { value: string; label: string | { key: TextKey } }[];
}

/**
 * A row of choices above a list, with a field to search by where there is something to search. On a phone the
 * choices lie behind a button: one under the other they would take the room of the list.
 */
export function ListFilters({
  filters,
  search,
  allOf,
  onChange,
}: {
  filters: readonly ListFilter[];
  /** Undefined: nothing to search by. */
  search?: { label: string; value: string };
  /** The words of no choice: "Vendor: all". */
  allOf: (what: string) => string;
  /** By its name in the address; of the search "q". */
  onChange: (param: string, value: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const chosenCount = filters.filter(({ value }) => value !== "").length;
  return (
    <div className={styles.choices}>
      {search === undefined ? null : (
        <div className={styles.search}>
          <SearchField {...search} onChange={(q) => onChange("q", q)} />
        </div>
      )}
      <div className={styles.toggle}>
        <Button
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {chosenCount > 0
            ? t("listFilters.chosen", { count: chosenCount })
            : t("listFilters.none")}
        </Button>
      </div>
      <div id={id} className={isOpen ? styles.selects : `${styles.selects} ${styles.folded}`}>
        {filters.map(({ param, label, value, options }) => (
          <Select
            key={param}
            label={t(label)}
            labelHidden
            value={value}
            options={[
              { value: "", label: allOf(t(label)) },
              ...options.map((option) => ({
                value: option.value,
                label: typeof option.label === "string" ? option.label : t(option.label.key),
              })),
            ]}
            onChange={(chosen) => onChange(param, chosen)}
          />
        ))}
      </div>
    </div>
  );
}
