import {
  Badge,
  BlockStack,
  Box,
  Button,
  Checkbox,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { ConfirmedButton } from "../../components/confirmed-button";
import { useFormats } from "../../components/formats-context";
import { useEntryForm, type EntryForm } from "../../components/use-entry-form";
import { severities, type ChannelState } from "../../store/notifications/terms";
import type { ChannelView } from "./view";
import { kindTexts, reasonOf, severityTexts, sinceTexts, stateTexts } from "./words";

const tones = {
  unconfirmed: "attention",
  ok: "success",
  failing: "critical",
  stopped: undefined,
} as const satisfies Record<ChannelState, string | undefined>;

/** One channel: whether it works, what it tells of, and what can be done with it. */
export function ChannelItem({ channel, timezone }: { channel: ChannelView; timezone: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm();
  const { state, error } = channel;
  const tone = tones[state];
  // The last message has not arrived, which may be chance: neither does it work, nor is it failing yet.
  const isTriedAgain = state === "ok" && error !== null;
  // What was on its way has not arrived.
  const isRefuted = error !== null && form.answer?.done?.text === "notifications.done.test";
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="400">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h4" variant="headingSm">
            {channel.address}
          </Text>
          <Text as="span" tone="subdued">
            {t(kindTexts[channel.kind])}
          </Text>
          {isTriedAgain ? (
            <Badge tone="attention">{t("notifications.retrying")}</Badge>
          ) : (
            <Badge {...(tone ? { tone } : {})}>{t(stateTexts[state])}</Badge>
          )}
        </InlineStack>
        {isTriedAgain ? null : (
          <Text as="p" tone="subdued">
            {t(sinceTexts[state], { instant: formats.instant(channel.since, timezone) })}
          </Text>
        )}
        {error ? (
          <Text as="p" tone="critical" breakWord>
            {reasonOf(error, t)}
          </Text>
        ) : null}
        {isRefuted ? null : <AnswerBanner form={form} />}
        {state === "unconfirmed" || state === "stopped" ? null : (
          <Choice channel={channel} form={form} />
        )}
        <Actions channel={channel} form={form} />
      </BlockStack>
    </Box>
  );
}

function Choice({ channel, form }: { channel: ChannelView; form: EntryForm }) {
  const { t } = useTranslation();
  const save = (chosen: readonly string[], tellsResolved: boolean) =>
    form.send({
      intent: "saveChannel",
      channelId: String(channel.id),
      severities: chosen.join(","),
      tellsResolved: tellsResolved ? "on" : "off",
    });
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ padding: 0 }}>{t("notifications.tells")}</legend>
      <InlineStack gap="400">
        {severities.map((severity) => (
          <Checkbox
            key={severity}
            label={t(severityTexts[severity])}
            checked={channel.severities.includes(severity)}
            disabled={form.isBusy}
            onChange={(isOn) =>
              save(
                severities.filter((one) =>
                  one === severity ? isOn : channel.severities.includes(one),
                ),
                channel.tellsResolved,
              )
            }
          />
        ))}
        <Checkbox
          label={t("notifications.tellsResolved")}
          checked={channel.tellsResolved}
          disabled={form.isBusy}
          onChange={(isOn) => save(channel.severities, isOn)}
        />
      </InlineStack>
    </fieldset>
  );
}

function Actions({ channel, form }: { channel: ChannelView; form: EntryForm }) {
  const { t } = useTranslation();
  const { state, address } = channel;
  const send = (intent: string) => form.send({ intent, channelId: String(channel.id) });
  const button = (intent: string, label: string) => (
    <Button
      key={intent}
      size="slim"
      loading={form.sending === intent}
      disabled={form.isBusy}
      accessibilityLabel={t("notifications.doNamed", { action: label, address })}
      onClick={() => send(intent)}
    >
      {label}
    </Button>
  );
  return (
    <InlineStack gap="200" blockAlign="center">
      {state === "ok" || state === "failing"
        ? button("testChannel", t("notifications.test"))
        : null}
      {state === "unconfirmed" ? button("askAgain", t("notifications.askAgain")) : null}
      {state === "stopped" ? button("restartChannel", t("notifications.restart")) : null}
      <ConfirmedButton
        size="slim"
        loading={form.sending === "removeChannel"}
        disabled={form.isBusy}
        accessibilityLabel={t("notifications.doNamed", {
          action: t("notifications.remove"),
          address,
        })}
        question={t("notifications.removeChannel", { address })}
        consequence={t("notifications.removeChannelText")}
        action={t("notifications.remove")}
        onConfirm={() => send("removeChannel")}
      />
      <Link url={`/app/settings/notifications?channel=${channel.id}`}>
        {t("notifications.showLog")}
      </Link>
    </InlineStack>
  );
}
