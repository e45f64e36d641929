import { useSearchParams } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import { RangePicker } from "../../components/range-picker";
import type { TextKey } from "../../i18n/text-key";
import { presetRange, rangePresets, type RangeProblem } from "../../metrics/date-range";
import { presetTexts, useHomeTexts } from "./use-home-texts";
import type { ReadyView } from "./view";

const problems: Record<RangeProblem, TextKey> = {
  unreadable: "range.problems.unreadable",
  reversed: "range.problems.reversed",
  future: "range.problems.future",
  tooLong: "range.problems.tooLong",
};

/** The days the page is about, kept in its address. */
export function HomeRangePicker({ view }: { view: Pick<ReadyView, "range" | "today"> }) {
  const { t, formats } = useHomeTexts();
  const [, setParams] = useSearchParams();
  const { range, today } = view;
  const label =
    range.preset === "custom"
      ? formats.dayRange(range.from, range.to)
      : t(presetTexts[range.preset]);

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
        lastDay={today}
        label={label}
        texts={{
          apply: t("range.apply"),
          cancel: t("range.cancel"),
          custom: t("range.custom"),
          accessibilityLabel: t("range.open", { range: label }),
        }}
        onChange={(choice) =>
          setParams(
            (params) => {
              for (const name of ["range", "from", "to"]) params.delete(name);
              if ("preset" in choice) params.set("range", choice.preset);
              else {
                params.set("from", choice.from);
                params.set("to", choice.to);
              }
              return params;
            },
            { preventScrollReset: true },
          )
        }
      />
      {range.problem ? (
        <Text as="p" variant="bodySm" tone="critical">
          {t(problems[range.problem])}
        </Text>
      ) : null}
    </BlockStack>
  );
}
