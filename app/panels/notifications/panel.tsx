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
  const schedules = <SchedulesCard view={view} />;
  return (
    <SettingsPage title={t("notifications.title")} subtitle={t("notifications.subtitle")}>
      {/* Who comes from a table to have it sent looks for that, not for channels. */}
      {view.offered ? schedules : null}
      <ChannelsCard view={view} />
      {view.offered ? null : schedules}
      <LogCard view={view} form={form} />
    </SettingsPage>
  );
}
