import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { useFormats } from "../../components/formats-context";
import { useEntryForm } from "../../components/use-entry-form";
import { FlowUnsent } from "./flow-unsent";
import type { FlowView } from "./view";
import { reasonOf } from "./words";

const badges = {
  idle: { text: "notifications.flow.idle", tone: undefined },
  ok: { text: "notifications.states.ok", tone: "success" },
  refusing: { text: "notifications.flow.refusing", tone: "warning" },
  retrying: { text: "notifications.retrying", tone: "attention" },
  failing: { text: "notifications.states.failing", tone: "critical" },
} as const;

/** Shopify Flow as a channel: whether it works, what waits for it, what it did not get, and how to try again. */
export function FlowItem({ flow, timezone }: { flow: FlowView; timezone: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm();
  const { state, since, sentAt, error, waiting, waitingSince, nextAt } = flow;
  const { text, tone } = badges[state];
  const at = (iso: string) => formats.instant(iso, timezone);
  const unsent = flow.refused + flow.givenUp;
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="400">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h4" variant="headingSm">
            {t("notifications.flow.title")}
          </Text>
          <Text as="span" tone="subdued">
            {t("notifications.flow.kind")}
          </Text>
          <Badge {...(tone ? { tone } : {})}>{t(text)}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("notifications.flow.text")}
        </Text>
        {state === "idle" ? null : (
          <Text as="p" tone="subdued">
            {since !== null && (state === "ok" || state === "failing")
              ? `${t(`notifications.stateSince.${state}`, { instant: at(since) })} `
              : null}
            {sentAt === null
              ? t("notifications.flow.neverSent")
              : t("notifications.flow.lastSent", { instant: at(sentAt) })}
          </Text>
        )}
        {error ? (
          <Text as="p" tone="critical" breakWord>
            {reasonOf(error, t)}
          </Text>
        ) : null}
        {waitingSince === null ? null : (
          <Text as="p">
            {t("notifications.flow.waiting", {
              count: waiting,
              number: formats.count(waiting),
              since: at(waitingSince),
            })}{" "}
            {nextAt === null ? null : t("notifications.flow.next", { instant: at(nextAt) })}
          </Text>
        )}
        {unsent > 0 ? <FlowUnsent flow={flow} timezone={timezone} /> : null}
        <AnswerBanner form={form} />
        <InlineStack gap="200" blockAlign="center">
          {nextAt === null ? null : (
            <Button
              size="slim"
              loading={form.sending === "tryFlow"}
              disabled={form.isBusy}
              accessibilityLabel={t("notifications.doNamed", {
                action: t("notifications.flow.tryNow"),
                address: t("notifications.flow.title"),
              })}
              onClick={() => form.send({ intent: "tryFlow" })}
            >
              {t("notifications.flow.tryNow")}
            </Button>
          )}
          {flow.isScopeMissing ? (
            <Button size="slim" url="/app/settings/data-status">
              {t("notifications.flow.openDataStatus")}
            </Button>
          ) : null}
          {unsent === 0 ? null : (
            <Button
              size="slim"
              loading={form.sending === "requeueFlow"}
              disabled={form.isBusy}
              onClick={() => form.send({ intent: "requeueFlow" })}
            >
              {t("notifications.flow.sendAgain", { count: unsent, number: formats.count(unsent) })}
            </Button>
          )}
          <Link url="/app/settings/alerts">{t("notifications.flow.choose")}</Link>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
