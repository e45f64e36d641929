import {
  ActionList,
  Badge,
  BlockStack,
  Box,
  Button,
  InlineStack,
  Link,
  List,
  Popover,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ToneBadge } from "../../components/tone-badge";
import { useEntryForm } from "../../components/use-entry-form";
import type { TextKey } from "../../i18n/text-key";
import type { AlertSeverity } from "../../store/alerts/terms";
import { useAlertTexts } from "./use-alert-texts";
import type { AlertView } from "./view";

const severityTexts = {
  critical: "alerts.severities.critical",
  warning: "alerts.severities.warning",
  info: "alerts.severities.info",
} as const satisfies Record<AlertSeverity, TextKey>;

/** How much an alert matters. */
export function AlertBadge({ severity }: { severity: AlertSeverity }) {
  const { t } = useTranslation();
  return <ToneBadge tone={severity} text={t(severityTexts[severity])} />;
}

/** One alert: what it says, since when, what the same cause has brought, and what can be done with it. */
export function AlertItem({
  alert,
  currency,
  timezone,
}: {
  alert: AlertView;
  currency: string;
  timezone: string;
}) {
  const { t, message } = useAlertTexts(currency);
  const isOpen = alert.resolvedAt === null;
  const isNew = isOpen && !alert.isRead;
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="400">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <AlertBadge severity={alert.severity} />
          <Text as="h3" variant="headingSm" fontWeight={isNew ? "bold" : "medium"}>
            {t(alert.title)}
          </Text>
          {isNew ? <Badge tone="attention">{t("alerts.new")}</Badge> : null}
        </InlineStack>
        <Text as="p">{message(alert.message)}</Text>
        {alert.under.length > 0 ? <Together under={alert.under} currency={currency} /> : null}
        <Times alert={alert} timezone={timezone} currency={currency} />
        {isOpen ? <Actions alert={alert} currency={currency} /> : null}
      </BlockStack>
    </Box>
  );
}

// Of a few, all are shown at once.
const shownTogether = 5;

/** What is told together with an alert, the rest of many only where it is asked for. */
function Together({ under, currency }: { under: readonly AlertView[]; currency: string }) {
  const { t, formats, message } = useAlertTexts(currency);
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? under : under.slice(0, shownTogether);
  const count = under.length - shown.length;
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">
        {t("alerts.together")}
      </Text>
      <List>
        {shown.map((other) => (
          <List.Item key={other.id}>
            {message(other.message)}{" "}
            <Link
              url={other.path}
              accessibilityLabel={t("alerts.showNamed", { message: message(other.message) })}
            >
              {t("alerts.show")}
            </Link>
          </List.Item>
        ))}
      </List>
      {count > 0 ? (
        <InlineStack>
          <Button variant="plain" onClick={() => setIsWhole(true)}>
            {t("alerts.showTogether", { count, number: formats.count(count) })}
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

function Times({
  alert,
  timezone,
  currency,
}: {
  alert: AlertView;
  timezone: string;
  currency: string;
}) {
  const { t, formats } = useAlertTexts(currency);
  const { openedAt, resolvedAt, resolution, snoozedUntil } = alert;
  const at = (iso: string) => formats.instant(iso, timezone);
  const parts = [
    t("alerts.since", { instant: at(openedAt) }),
    ...(resolvedAt !== null && resolution !== null
      ? [t(resolution as "alerts.resolvedBy.itself", { instant: at(resolvedAt) })]
      : []),
    ...(snoozedUntil === null ? [] : [t("alerts.snoozedUntil", { instant: at(snoozedUntil) })]),
  ];
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {parts.join(" ")}
    </Text>
  );
}

const snoozeDays = [1, 7, 30] as const;

function Actions({ alert, currency }: { alert: AlertView; currency: string }) {
  const { t, message } = useAlertTexts(currency);
  const form = useEntryForm();
  const [isChoosing, setIsChoosing] = useState(false);
  const alertId = String(alert.id);
  const named = { message: message(alert.message) };
  const does = (intent: string, text: string, name: string) => (
    <Button
      variant="tertiary"
      disabled={form.isBusy}
      accessibilityLabel={name}
      onClick={() => form.send({ intent, alertId })}
    >
      {text}
    </Button>
  );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button url={alert.path} accessibilityLabel={t("alerts.showNamed", named)}>
        {t("alerts.show")}
      </Button>
      {alert.isRead ? null : does("read", t("alerts.read"), t("alerts.readNamed", named))}
      <Popover
        active={isChoosing}
        onClose={() => setIsChoosing(false)}
        activator={
          <Button
            variant="tertiary"
            disclosure
            disabled={form.isBusy}
            accessibilityLabel={t("alerts.snoozeNamed", named)}
            onClick={() => setIsChoosing(!isChoosing)}
          >
            {t("alerts.snooze")}
          </Button>
        }
      >
        <ActionList
          items={snoozeDays.map((days) => ({
            content: t("alerts.snoozeDays", { count: days }),
            onAction: () => {
              setIsChoosing(false);
              form.send({ intent: "snooze", alertId, days: String(days) });
            },
          }))}
        />
      </Popover>
      {alert.snoozedUntil === null
        ? null
        : does("wake", t("alerts.wake"), t("alerts.wakeNamed", named))}
      {does("mute", t("alerts.mute"), t("alerts.muteNamed", named))}
      {form.answer?.reason ? <Text as="p">{form.say(form.answer.reason)}</Text> : null}
    </InlineStack>
  );
}
