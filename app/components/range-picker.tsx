import {
  BlockStack,
  Box,
  Button,
  DatePicker,
  FormLayout,
  InlineStack,
  OptionList,
  Popover,
  Select,
  TextField,
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
  /** What the days are compared with: the choice that is on, all of them, and its days. */
  comparison: string;
  comparisons: readonly { id: string; label: string }[];
  before: DaySpan;
  /** The last day that may be chosen. */
  lastDay: string;
  /** On the closed button. */
  label: string;
  /** What is wrong with days that were typed; null: nothing. */
  checkDays(from: string, to: string): string | null;
  texts: Record<
    | "apply"
    | "cancel"
    | "custom"
    | "firstDay"
    | "lastDay"
    | "compare"
    | "beforeFirstDay"
    | "beforeLastDay"
    | "accessibilityLabel",
    string
  >;
  onChange(choice: RangeChoice): void;
}

export interface RangeChoice {
  /** "custom": the days of `span`. */
  preset: string;
  span: DaySpan;
  /** "custom": compared with the days of `before`. */
  comparison: string;
  before: DaySpan;
}

/**
 * One choice of days and of what to compare them with: presets beside a calendar, days that are typed;
 * the choice counts when it is applied.
 */
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
  const [comparison, setComparison] = useState(props.comparison);
  const [before, setBefore] = useState<DaySpan>(props.before);
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
  const type = (typed: Partial<DaySpan>) => {
    const next = { ...span, ...typed };
    setPreset("custom");
    setSpan(next);
    if (props.checkDays(next.from, next.to) === null) setMonth(monthOf(next.to, monthsBefore));
  };
  const problem = preset === "custom" ? props.checkDays(span.from, span.to) : null;
  const problemBefore = comparison === "custom" ? props.checkDays(before.from, before.to) : null;
  const apply = () => {
    if (problem !== null || problemBefore !== null) return;
    props.onChange({ preset, span, comparison, before });
    onClose();
  };
  const options = [
    ...props.presets.map(({ id, label }) => ({ value: id, label })),
    { value: "custom", label: props.texts.custom },
  ];

  const shown = problem === null ? span : props.value;

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
        <div className={styles.days}>
          <BlockStack gap="400">
            <TypedDays
              span={span}
              labels={[props.texts.firstDay, props.texts.lastDay]}
              lastDay={props.lastDay}
              problem={problem}
              onChange={type}
            />
            <DatePicker
              month={month.month}
              year={month.year}
              multiMonth={mdUp}
              allowRange
              selected={{ start: toDate(shown.from), end: toDate(shown.to) }}
              disableDatesAfter={toDate(props.lastDay)}
              onMonthChange={(newMonth, year) => setMonth({ month: newMonth, year })}
              onChange={({ start, end }) => {
                setPreset("custom");
                setSpan({ from: toDay(start), to: toDay(end) });
              }}
            />
            <Select
              label={props.texts.compare}
              labelInline
              options={props.comparisons.map(({ id, label }) => ({ value: id, label }))}
              value={comparison}
              onChange={setComparison}
            />
            {comparison === "custom" ? (
              <TypedDays
                span={before}
                labels={[props.texts.beforeFirstDay, props.texts.beforeLastDay]}
                lastDay={props.lastDay}
                problem={problemBefore}
                onChange={(typed) => setBefore({ ...before, ...typed })}
              />
            ) : null}
          </BlockStack>
        </div>
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

function TypedDays({
  span,
  labels,
  lastDay,
  problem,
  onChange,
}: {
  span: DaySpan;
  labels: readonly [string, string];
  lastDay: string;
  problem: string | null;
  onChange(typed: Partial<DaySpan>): void;
}) {
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        <TextField
          type="date"
          label={labels[0]}
          value={span.from}
          max={lastDay}
          autoComplete="off"
          error={problem ?? undefined}
          onChange={(from) => onChange({ from })}
        />
        <TextField
          type="date"
          label={labels[1]}
          value={span.to}
          max={lastDay}
          autoComplete="off"
          error={problem !== null}
          onChange={(to) => onChange({ to })}
        />
      </FormLayout.Group>
    </FormLayout>
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
