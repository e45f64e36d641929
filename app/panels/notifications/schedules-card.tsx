import { BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { ConfirmedButton } from "../../components/confirmed-button";
import { useFormats } from "../../components/formats-context";
import { useEntryForm, type EntryForm } from "../../components/use-entry-form";
import { NewSchedule } from "./new-schedule";
import { useRhythmTexts } from "./use-rhythm-texts";
import type { NotificationsView, ScheduleView } from "./view";
import { stateTexts } from "./words";

/** What is sent at an hour of the shop's: digests, and tables as files. */
export function SchedulesCard({ view }: { view: NotificationsView }) {
  const { t } = useTranslation();
  const form = useEntryForm();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            {t("notifications.schedulesTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {t("notifications.schedulesText")}{" "}
            <Link url="/app/settings/notifications/digest">{t("notifications.preview")}</Link>
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {view.schedules.length === 0 ? <Text as="p">{t("notifications.noSchedules")}</Text> : null}
        {view.schedules.map((schedule) => (
          <ScheduleItem
            key={schedule.id}
            schedule={schedule}
            timezone={view.timezone}
            form={form}
          />
        ))}
        <NewSchedule key={view.schedules.length} view={view} form={form} />
      </BlockStack>
    </Card>
  );
}

function ScheduleItem({
  schedule,
  timezone,
  form,
}: {
  schedule: ScheduleView;
  timezone: string;
  form: EntryForm;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { rhythm } = useRhythmTexts();
  const { id, kind, address, channelState, nextAt, sentAt } = schedule;
  const name = kind === "digest" ? t("notifications.messages.digest") : schedule.name;
  const isSilent = channelState === "stopped" || channelState === "unconfirmed";
  return (
    <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="300">
      <BlockStack gap="100">
        <Text as="h4" variant="headingSm">
          {name}
        </Text>
        <Text as="p" breakWord>
          {t("notifications.sentWhen", { when: rhythm(schedule), address })}
        </Text>
        {isSilent ? (
          <Text as="p" tone="caution">
            {t("alerts.settings.silent", { state: t(stateTexts[channelState]) })}
          </Text>
        ) : null}
        <Text as="p" tone="subdued">
          {t("notifications.nextAndLast", {
            next: formats.instant(nextAt, timezone),
            last: sentAt === null ? t("notifications.never") : formats.instant(sentAt, timezone),
          })}
        </Text>
        <InlineStack>
          <ConfirmedButton
            size="slim"
            disabled={form.isBusy}
            accessibilityLabel={t("notifications.doNamed", {
              action: t("notifications.remove"),
              address: name,
            })}
            question={t("notifications.removeSchedule", { name })}
            consequence={t("notifications.removeScheduleText", { address })}
            action={t("notifications.remove")}
            onConfirm={() => form.send({ intent: "removeSchedule", scheduleId: String(id) })}
          />
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
