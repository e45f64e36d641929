import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, List, Text } from "@shopify/polaris";
import { useAlertTexts } from "../alerts/use-alert-texts";
import type { AlertTryView } from "./view";

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
  const ask = () => {
    const query = new URLSearchParams({ ruleId, thresholds: JSON.stringify(readThresholds()) });
    fetcher.load(`/app/settings/alerts/try?${query.toString()}`);
  };
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button loading={fetcher.state !== "idle"} onClick={ask}>
          {t("alerts.try.button")}
        </Button>
      </InlineStack>
      <div aria-live="polite">
        {data && fetcher.state === "idle" ? (
          <BlockStack gap="200">
            <Text as="p">
              {data.state === "tried"
                ? t(data.rows.length === 0 ? "alerts.try.notFired" : "alerts.try.fired", {
                    count: data.rows.length,
                    number: formats.count(data.rows.length),
                    from: formats.day(data.from),
                    to: formats.day(data.to),
                  })
                : t(problemTexts[data.state])}
            </Text>
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
