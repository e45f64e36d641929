import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, List, Text } from "@shopify/polaris";
import { useKeyboardPlace } from "../../components/use-keyboard-place";
import { useAlertTexts } from "../alerts/use-alert-texts";
import type { AlertTryView } from "./view";

type TriedView = Extract<AlertTryView, { state: "tried" }>;

const problemTexts = {
  unknown: "alerts.try.unknown",
  invalid: "alerts.try.invalid",
} as const;

/** When the alert would have fired on the last 90 days, with what stands in the fields now. */
export function RuleTry({
  ruleId,
  readThresholds,
}: {
  ruleId: string;
  readThresholds: () => unknown;
}) {
  const fetcher = useFetcher<AlertTryView>();
  const { data } = fetcher;
  const { t, formats, message } = useAlertTexts(data?.state === "tried" ? data.currency : "");
  const isBusy = fetcher.state !== "idle";
  const keyboard = useKeyboardPlace(isBusy);
  const ask = () => {
    keyboard.mark();
    const query = new URLSearchParams({ ruleId, thresholds: JSON.stringify(readThresholds()) });
    fetcher.load(`/app/settings/alerts/try?${query.toString()}`);
  };
  function said({ rows, from, to, unknownDays, knownFrom }: TriedView): string {
    const values = { from: formats.day(from), to: formats.day(to) };
    const sayFirst = (day: string) => t("alerts.try.knownFrom", { day: formats.day(day) });
    if (knownFrom === null || knownFrom > to) {
      const told = t("alerts.try.unknownThroughout", values);
      return knownFrom === null ? told : `${told} ${sayFirst(knownFrom)}`;
    }
    const counted = (count: number) => ({ ...values, count, number: formats.count(count) });
    const told =
      rows.length === 0
        ? t("alerts.try.notFired", values)
        : t("alerts.try.fired", counted(rows.length));
    if (unknownDays === 0) return told;
    const unknown = t("alerts.try.unknownDays", counted(unknownDays));
    if (knownFrom === from) return `${told} ${unknown}`;
    return `${told} ${unknown} ${sayFirst(knownFrom)}`;
  }
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button loading={isBusy} onClick={ask}>
          {t("alerts.try.button")}
        </Button>
      </InlineStack>
      <div aria-live="polite">
        {data && !isBusy ? (
          <BlockStack gap="200">
            <Text as="p">{data.state === "tried" ? said(data) : t(problemTexts[data.state])}</Text>
            {data.state === "tried" && data.cutAt !== null ? (
              <Text as="p">{t("alerts.try.cut", { number: formats.count(data.cutAt) })}</Text>
            ) : null}
            {data.state === "tried" && data.rows.length > 0 ? (
              <List>
                {data.rows.map((row) => (
                  <List.Item key={`${row.day} ${message(row.message)}`}>
                    {t(row.day === row.lastDay ? "alerts.try.on" : "alerts.try.between", {
                      day: formats.day(row.day),
                      lastDay: formats.day(row.lastDay),
                      message: message(row.message),
                    })}
                  </List.Item>
                ))}
              </List>
            ) : null}
          </BlockStack>
        ) : null}
      </div>
    </BlockStack>
  );
}
