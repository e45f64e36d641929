import { useTranslation } from "react-i18next";
import { PageTabs } from "../components/page-tabs";

/** The pages under Settings. */
export function SettingsTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      tabs={[
        { id: "data-status", label: t("dataStatus.title"), url: "/app/settings/data-status" },
        {
          id: "reconciliation",
          label: t("reconciliation.title"),
          url: "/app/settings/reconciliation",
        },
        { id: "definitions", label: t("definitions.title"), url: "/app/settings/definitions" },
        {
          id: "customer-data",
          label: t("customerData.title"),
          url: "/app/settings/customer-data",
        },
        {
          id: "merchandising",
          label: t("quality.settings.title"),
          url: "/app/settings/merchandising",
        },
        {
          id: "notifications",
          label: t("notifications.title"),
          url: "/app/settings/notifications",
        },
        { id: "alerts", label: t("alerts.settings.title"), url: "/app/settings/alerts" },
        { id: "costs", label: t("costs.title"), url: "/app/settings/costs" },
        { id: "spend", label: t("spend.title"), url: "/app/settings/spend" },
        {
          id: "channel-rules",
          label: t("channelRules.title"),
          url: "/app/settings/channel-rules",
        },
      ]}
    />
  );
}
