import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { useEntryForm } from "../../components/use-entry-form";
import { NewSchedule } from "./new-schedule";
import { useRhythmTexts } from "./use-rhythm-texts";
import type { NotificationsView } from "./view";

/** What is sent at an hour of the shop's: digests, and tables as files. */
export function SchedulesCard({ view }: { view: NotificationsView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm();
  const { rhythm } = useRhythmTexts();
  const { timezone } = view;
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
        {view.schedules.length === 0 ? (
          <Text as="p">{t("notifications.noSchedules")}</Text>
        ) : (
          <EntryTable
            caption={t("notifications.schedulesTitle")}
            isCaptionShown={false}
            headings={[
              t("notifications.what"),
              t("notifications.to"),
              t("notifications.when"),
              t("notifications.next"),
              t("notifications.last"),
            ]}
            numbersFrom={5}
            rows={view.schedules.map((schedule) => {
              const name =
                schedule.kind === "digest" ? t("notifications.messages.digest") : schedule.name;
              return {
                key: String(schedule.id),
                cells: [
                  name,
                  schedule.address,
                  rhythm(schedule),
                  formats.instant(schedule.nextAt, timezone),
                  schedule.sentAt === null
                    ? t("notifications.never")
                    : formats.instant(schedule.sentAt, timezone),
                ],
                actions: (
                  <Button
                    icon={DeleteIcon}
                    variant="tertiary"
                    accessibilityLabel={t("notifications.doNamed", {
                      action: t("notifications.remove"),
                      address: name,
                    })}
                    disabled={form.isBusy}
                    onClick={() =>
                      form.send({ intent: "removeSchedule", scheduleId: String(schedule.id) })
                    }
                  />
                ),
              };
            })}
          />
        )}
        <InlineStack>
          <NewSchedule key={view.schedules.length} view={view} form={form} />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
