import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { useFormats } from "../../components/formats-context";
import type { EntryForm } from "../../components/use-entry-form";
import type { NotificationStatus } from "../../store/notifications/terms";
import type { AttemptView, LogView, NotificationsView } from "./view";
import { messageKindTexts, messageStateTexts, reasonOf } from "./words";

const tones = {
  waiting: "attention",
  delivered: "success",
  "given-up": "critical",
  cancelled: undefined,
} as const satisfies Record<NotificationStatus, string | undefined>;

/** Every message with what became of it; each can be sent again. */
export function LogCard({ view, form }: { view: NotificationsView; form: EntryForm }) {
  const { t } = useTranslation();
  const shown = view.channels.find(({ id }) => id === view.logOf);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            {t("notifications.logTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {shown
              ? t("notifications.logOf", { address: shown.address })
              : t("notifications.logText")}{" "}
            {shown ? (
              <Link url="/app/settings/notifications">{t("notifications.logOfAll")}</Link>
            ) : null}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {view.log.length === 0 ? <Text as="p">{t("notifications.logEmpty")}</Text> : null}
        {view.log.map((message) => (
          <LogItem key={message.id} message={message} timezone={view.timezone} form={form} />
        ))}
      </BlockStack>
    </Card>
  );
}

function LogItem({
  message,
  timezone,
  form,
}: {
  message: LogView;
  timezone: string;
  form: EntryForm;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, kind } = message;
  const tone = tones[state];
  // One that is under way, or was never tried, is sent without being asked for.
  const hasEnded = (message.attempts.at(-1)?.tookMs ?? null) !== null;
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="300">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h4" variant="headingSm">
            {message.title}
          </Text>
          <Badge {...(tone ? { tone } : {})}>{t(messageStateTexts[state])}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>
          {t("notifications.logLine", {
            kind: t(messageKindTexts[kind]),
            address: message.address,
            instant: formats.instant(message.createdAt, timezone),
            id: message.deliveryId,
          })}
        </Text>
        {message.attempts.map((attempt) => (
          <Attempt key={attempt.no} attempt={attempt} timezone={timezone} />
        ))}
        {state === "waiting" && hasEnded ? (
          <Text as="p">
            {t("notifications.nextAttempt", { instant: formats.instant(message.nextAt, timezone) })}
          </Text>
        ) : null}
        {(state === "waiting" && !hasEnded) || kind === "confirm" ? null : (
          <InlineStack>
            <Button
              size="slim"
              disabled={form.isBusy}
              accessibilityLabel={t("notifications.doNamed", {
                action: t("notifications.replay"),
                address: message.title,
              })}
              onClick={() => form.send({ intent: "replay", notificationId: String(message.id) })}
            >
              {t("notifications.replay")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Box>
  );
}

function Attempt({ attempt, timezone }: { attempt: AttemptView; timezone: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { no, tookMs, status, error } = attempt;
  const values = { no: formats.count(no), instant: formats.instant(attempt.startedAt, timezone) };
  const line =
    tookMs === null
      ? t("notifications.attemptOpen", values)
      : error === null
        ? t("notifications.attemptDone", {
            ...values,
            ms: formats.count(tookMs),
            status: status ?? "",
          })
        : t("notifications.attemptFailed", {
            ...values,
            ms: formats.count(tookMs),
            reason: reasonOf(error, t),
          });
  return (
    <Text as="p" variant="bodySm" tone={error ? "critical" : "subdued"} breakWord>
      {line}
    </Text>
  );
}
