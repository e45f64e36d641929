import { BlockStack, Button, InlineStack, List, Text } from "@shopify/polaris";
import { LivePart } from "../../components/live-part";
import { useAsked } from "../../components/use-asked";
import { useKeyboardPlace } from "../../components/use-keyboard-place";
import { useAlertTexts } from "../alerts/use-alert-texts";
import type { AlertTryView } from "./view";

type TriedView = Extract<AlertTryView, { state: "tried" }>;

const problemTexts = {
  unknown: "alerts.try.unknown",
  invalid: "alerts.try.invalid",
  failed: "alerts.try.failed",
} as const;

/** When the alert would have fired on the last 90 days, with what stands in the fields now. */
export function RuleTry({
  ruleId,
  readThresholds,
}: {
  ruleId: string;
  readThresholds: () => unknown;
}) {
  const { isBusy, asked, ask } = useAsked<AlertTryView>();
  const { t } = useAlertTexts("");
  const keyboard = useKeyboardPlace(isBusy);
  const tryIt = () => {
    keyboard.mark();
    const query = new URLSearchParams({ ruleId, thresholds: JSON.stringify(readThresholds()) });
    ask(`/app/settings/alerts/try?${query.toString()}`);
  };
  const answer = asked === "failed" ? ({ state: "failed" } as const) : asked;
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button loading={isBusy} onClick={tryIt}>
          {t("alerts.try.button")}
        </Button>
      </InlineStack>
      <LivePart>
        {isBusy ? (
          <Text as="p" tone="subdued">
            {t("alerts.try.busy")}
          </Text>
        ) : answer?.state === "tried" ? (
          <Told tried={answer} />
        ) : answer ? (
          <Text as="p" {...(answer.state === "failed" ? { tone: "critical" } : {})}>
            {t(problemTexts[answer.state])}
          </Text>
        ) : null}
      </LivePart>
    </BlockStack>
  );
}

/** How often it would have told, of which days nothing is known, and each time. */
function Told({ tried }: { tried: TriedView }) {
  const { t, formats, message } = useAlertTexts(tried.currency);
  const { rows, from, to, unknownDays, knownFrom, cutAt } = tried;
  function said(): string {
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
      <Text as="p">{said()}</Text>
      {cutAt === null ? null : (
        <Text as="p">{t("alerts.try.cut", { number: formats.count(cutAt) })}</Text>
      )}
      {rows.length > 0 ? (
        <List>
          {rows.map((row, index) => (
            <List.Item key={index}>
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
  );
}
