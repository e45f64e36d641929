import { useTranslation } from "react-i18next";
import { useEntryForm } from "../../components/use-entry-form";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import { ChannelsCard } from "./channels-card";
import { LogCard } from "./log-card";
import { SchedulesCard } from "./schedules-card";
import type { NotificationsView } from "./view";

/** Where the shop is told of things outside the app, when, and what became of every message. */
export function NotificationsPanel({ view }: { view: NotificationsView }) {
  const { t } = useTranslation();
  const form = useEntryForm();
  usePageStatus(view.dataVersion, form.answer);
  return (
    <SettingsPage title={t("notifications.title")} subtitle={t("notifications.subtitle")}>
      <ChannelsCard view={view} />
      <SchedulesCard view={view} />
      <LogCard view={view} form={form} />
    </SettingsPage>
  );
}
