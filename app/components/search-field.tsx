import { TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";

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
  // Another one on every render: the latest is asked when the time has come, which none of them puts off.
  const ask = useRef(onChange);
  useEffect(() => {
    ask.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => ask.current(text.trim()), searchDelayMs);
    return () => clearTimeout(timer);
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
