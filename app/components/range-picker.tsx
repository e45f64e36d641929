import {
  BlockStack,
  Box,
  Button,
  DatePicker,
  InlineStack,
  OptionList,
  Popover,
  useBreakpoints,
} from "@shopify/polaris";
import { CalendarIcon } from "@shopify/polaris-icons";
import { useRef, useState } from "react";
import styles from "./range-picker.module.css";

export interface DaySpan {
  /** "2026-11-22" */
  from: string;
  to: string;
}

export interface RangePickerProps {
  value: DaySpan;
  /** The preset that is on, or "custom". */
  preset: string;
  presets: readonly (DaySpan & { id: string; label: string })[];
  /** The last day that may be chosen. */
  lastDay: string;
  /** On the closed button. */
  label: string;
  texts: { apply: string; cancel: string; custom: string; accessibilityLabel: string };
  onChange(choice: { preset: string } | DaySpan): void;
}

/** One choice of days: presets beside a calendar; the choice counts when it is applied. */
export function RangePicker(props: RangePickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const activator = useRef<HTMLDivElement>(null);
  // The popover returns the focus by itself only where it was closed by a key.
  const closeFromInside = () => {
    setIsOpen(false);
    activator.current?.querySelector("button")?.focus();
  };
  return (
    <Popover
      active={isOpen}
      onClose={() => setIsOpen(false)}
      autofocusTarget="first-node"
      preferredAlignment="right"
      fluidContent
      activator={
        <div ref={activator}>
          <Button
            icon={CalendarIcon}
            disclosure={isOpen ? "up" : "down"}
            onClick={() => setIsOpen(!isOpen)}
            accessibilityLabel={props.texts.accessibilityLabel}
          >
            {props.label}
          </Button>
        </div>
      }
    >
      {isOpen ? <Choice {...props} onClose={closeFromInside} /> : null}
    </Popover>
  );
}

function Choice({ onClose, ...props }: RangePickerProps & { onClose(): void }) {
  const { mdUp } = useBreakpoints();
  const [preset, setPreset] = useState(props.preset);
  const [span, setSpan] = useState<DaySpan>(props.value);
  // Of two months the later one is that of the last day: later ones hold nothing to choose.
  const monthsBefore = mdUp ? 1 : 0;
  const [month, setMonth] = useState(() => monthOf(props.value.to, monthsBefore));

  const choosePreset = (id: string) => {
    setPreset(id);
    const found = props.presets.find((candidate) => candidate.id === id);
    if (!found) return;
    setSpan({ from: found.from, to: found.to });
    setMonth(monthOf(found.to, monthsBefore));
  };
  const apply = () => {
    props.onChange(preset === "custom" ? span : { preset });
    onClose();
  };
  const options = [
    ...props.presets.map(({ id, label }) => ({ value: id, label })),
    { value: "custom", label: props.texts.custom },
  ];

  return (
    <div className={styles.choice}>
      <div className={styles.body}>
        <div className={styles.presets}>
          <OptionList
            options={options}
            selected={[preset]}
            onChange={([id]) => id && choosePreset(id)}
          />
        </div>
        <Box padding="400">
          <DatePicker
            month={month.month}
            year={month.year}
            multiMonth={mdUp}
            allowRange
            selected={{ start: toDate(span.from), end: toDate(span.to) }}
            disableDatesAfter={toDate(props.lastDay)}
            onMonthChange={(newMonth, year) => setMonth({ month: newMonth, year })}
            onChange={({ start, end }) => {
              setPreset("custom");
              setSpan({ from: toDay(start), to: toDay(end) });
            }}
          />
        </Box>
      </div>
      <Box padding="300" borderBlockStartWidth="025" borderColor="border">
        <BlockStack>
          <InlineStack align="end" gap="200">
            <Button onClick={onClose}>{props.texts.cancel}</Button>
            <Button variant="primary" onClick={apply}>
              {props.texts.apply}
            </Button>
          </InlineStack>
        </BlockStack>
      </Box>
    </div>
  );
}

// The calendar thinks in the browser's local midnight: only the calendar day is taken from it.
function toDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

function toDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function monthOf(day: string, monthsBefore: number): { month: number; year: number } {
  const date = toDate(`${day.slice(0, 7)}-01`);
  date.setMonth(date.getMonth() - monthsBefore);
  return { month: date.getMonth(), year: date.getFullYear() };
}
