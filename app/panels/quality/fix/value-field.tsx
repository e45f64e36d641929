import { useFetcher } from "@remix-run/react";
import { Autocomplete, Select, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldInput } from "../../../quality/fixes/fields";
import type { FixContent } from "./view";

export interface ValueFieldProps {
  label: string;
  /** Where nothing beside it says what it is for. */
  isLabelShown?: boolean;
  input: FieldInput;
  value: string;
  onChange(value: string): void;
  error?: string | undefined;
  currency: string;
  collections: FixContent["collections"];
  /** Whether the value is known from the start: the name of a category. */
  shown?: string;
}

/** A field in which a value is entered, as it suits what the value is. */
export function ValueField(props: ValueFieldProps) {
  const { t } = useTranslation();
  const { label, isLabelShown, input, value, onChange, error, currency, collections } = props;
  const shared = { label, labelHidden: !isLabelShown, value, onChange, error };
  const text = { ...shared, autoComplete: "off" };
  switch (input) {
    case "category":
      return <CategoryField {...props} />;
    case "collections":
      return (
        <Select
          {...shared}
          options={[
            { value: "", label: t("quality.fix.chooseCollection") },
            ...collections.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
        />
      );
    case "yesNo":
      return (
        <Select
          {...shared}
          options={[
            { value: "yes", label: t("quality.fix.yes") },
            { value: "no", label: t("quality.fix.no") },
          ]}
        />
      );
    case "longText":
      return <TextField {...text} multiline={3} maxHeight="12rem" />;
    case "weight":
      return <TextField {...text} helpText={t("quality.fix.weightHelp")} />;
    case "money":
      return (
        <TextField
          {...text}
          inputMode="decimal"
          helpText={t("quality.fix.moneyHelp", { currency })}
        />
      );
    case "country":
      return <TextField {...text} maxLength={2} helpText={t("quality.fix.countryHelp")} />;
    case "list":
      return <TextField {...text} helpText={t("quality.fix.listHelp")} />;
    default:
      return <TextField {...text} />;
  }
}

interface Choices {
  categories: { id: string; fullName: string }[];
}

const searchDelayMs = 250;

/** Finds a category by parts of its name. */
export function CategoryField({
  label,
  isLabelShown = false,
  onChange,
  error,
  shown = "",
}: Pick<ValueFieldProps, "label" | "isLabelShown" | "onChange" | "error" | "shown">) {
  const { t } = useTranslation();
  const fetcher = useFetcher<Choices>();
  const [text, setText] = useState(shown);
  const [chosen, setChosen] = useState<string[]>([]);
  const load = useRef(fetcher.load);
  useEffect(() => {
    load.current = fetcher.load;
  }, [fetcher.load]);
  useEffect(() => {
    const query = new URLSearchParams({ q: text });
    const timer = setTimeout(
      () => load.current(`/app/quality/categories?${query.toString()}`),
      searchDelayMs,
    );
    return () => clearTimeout(timer);
  }, [text]);
  const categories = fetcher.data?.categories ?? [];
  const options = categories.map(({ id, fullName }) => ({ value: id, label: fullName }));
  return (
    <Autocomplete
      options={options}
      selected={chosen}
      loading={fetcher.state !== "idle" && options.length === 0}
      emptyState={<p>{t("quality.fix.noCategory")}</p>}
      onSelect={([id = ""]) => {
        setChosen([id]);
        setText(options.find(({ value }) => value === id)?.label ?? "");
        onChange(id);
      }}
      textField={
        <Autocomplete.TextField
          label={label}
          labelHidden={!isLabelShown}
          autoComplete="off"
          placeholder={t("quality.fix.categoryHelp")}
          value={text}
          onChange={(typed) => {
            setText(typed);
            // What was chosen before is not what stands here any more.
            setChosen([]);
            onChange("");
          }}
          error={error}
        />
      }
    />
  );
}
