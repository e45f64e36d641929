import { TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";

// Long enough for a word to be typed, short enough to feel like an answer.
const searchDelayMs = 350;

/** Asks once the typing pauses. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), searchDelayMs);
    return () => clearTimeout(timer);
    // The latest `onChange` is used when the time has come; it is another one on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, value]);
  return (
    <TextField
      label={label}
      labelHidden
      placeholder={label}
      type="search"
      autoComplete="off"
      value={text}
      onChange={setText}
      clearButton
      onClearButtonClick={() => setText("")}
    />
  );
}
