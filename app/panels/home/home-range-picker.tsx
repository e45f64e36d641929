import { useSearchParams } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import { RangePicker, type RangeChoice } from "../../components/range-picker";
import type { TextKey } from "../../i18n/text-key";
import {
  comparisonChoices,
  rangeParams,
  type ComparisonChoice,
} from "../../metrics/comparison-range";
import { parseDays, presetRange, rangePresets, type RangeProblem } from "../../metrics/date-range";
import { presetTexts } from "./home-texts";
import { useHomeTexts } from "./use-home-texts";
import type { FrameView } from "./view";

const problems: Record<RangeProblem, TextKey> = {
  unreadable: "range.problems.unreadable",
  reversed: "range.problems.reversed",
  future: "range.problems.future",
  tooLong: "range.problems.tooLong",
};

const problemsBefore: Record<RangeProblem, TextKey> = {
  unreadable: "range.beforeProblems.unreadable",
  reversed: "range.beforeProblems.reversed",
  future: "range.beforeProblems.future",
  tooLong: "range.beforeProblems.tooLong",
};

const problemsTyped: Record<RangeProblem, TextKey> = {
  unreadable: "range.typed.unreadable",
  reversed: "range.typed.reversed",
  future: "range.typed.future",
  tooLong: "range.typed.tooLong",
};

const comparisonTexts: Record<ComparisonChoice, TextKey> = {
  previous: "range.comparePrevious",
  year: "range.compareYear",
  custom: "range.compareCustom",
};

/** The days the page is about and those they are compared with, kept in its address. */
export function HomeRangePicker({ view }: { view: Pick<FrameView, "range" | "today"> }) {
  const { t, formats } = useHomeTexts();
  const [, setParams] = useSearchParams();
  const { range, today } = view;
  const comparisons: ComparisonChoice[] = [...comparisonChoices, "custom"];
  const days =
    range.preset === "custom"
      ? formats.dayRange(range.from, range.to)
      : t(presetTexts[range.preset]);
  const previous = formats.dayRange(range.previous.from, range.previous.to);
  const label =
    range.compared.choice === "previous"
      ? days
      : t("range.against", {
          range: days,
          previous: range.compared.choice === "year" ? t("range.yearEarlier") : previous,
        });
  const problem = range.problem
    ? t(problems[range.problem])
    : range.compared.problem
      ? t(problemsBefore[range.compared.problem])
      : null;

  return (
    <BlockStack gap="100" inlineAlign="end">
      <RangePicker
        value={range}
        preset={range.preset}
        presets={rangePresets.map((id) => ({
          id,
          label: t(presetTexts[id]),
          ...presetRange(id, today),
        }))}
        comparison={range.compared.choice}
        comparisons={comparisons.map((id) => ({
          id,
          label: t(comparisonTexts[id]),
        }))}
        before={range.previous}
        lastDay={today}
        label={label}
        checkDays={(from, to) => {
          const checked = parseDays(from, to, today);
          return typeof checked === "string" ? t(problemsTyped[checked]) : null;
        }}
        texts={{
          apply: t("range.apply"),
          cancel: t("range.cancel"),
          custom: t("range.custom"),
          firstDay: t("range.firstDay"),
          lastDay: t("range.lastDay"),
          compare: t("range.compare"),
          beforeFirstDay: t("range.beforeFirstDay"),
          beforeLastDay: t("range.beforeLastDay"),
          accessibilityLabel: t("range.openWith", { range: days, previous }),
        }}
        onChange={(choice) =>
          setParams((params) => writeChoice(params, choice), { preventScrollReset: true })
        }
      />
      {problem ? (
        <Text as="p" variant="bodySm" tone="critical">
          {problem}
        </Text>
      ) : null}
    </BlockStack>
  );
}

/** The address for a choice; what else is in it stays, but for the page of a table. */
function writeChoice(params: URLSearchParams, choice: RangeChoice): URLSearchParams {
  for (const name of [...rangeParams, "page"]) params.delete(name);
  if (choice.preset === "custom") {
    params.set("from", choice.span.from);
    params.set("to", choice.span.to);
  } else {
    params.set("range", choice.preset);
  }
  if (choice.comparison !== "previous") params.set("compare", choice.comparison);
  if (choice.comparison === "custom") {
    params.set("before_from", choice.before.from);
    params.set("before_to", choice.before.to);
  }
  return params;
}
