import { useTranslation } from "react-i18next";
import { PageTabs } from "../components/page-tabs";

/** The pages of Settings. */
export function SettingsTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      tabs={[
        { id: "data-status", label: t("tabs.dataStatus"), url: "/app/settings/data-status" },
        {
          id: "reconciliation",
          label: t("tabs.reconciliation"),
          url: "/app/settings/reconciliation",
        },
        { id: "definitions", label: t("tabs.definitions"), url: "/app/settings/definitions" },
        { id: "costs", label: t("tabs.costs"), url: "/app/settings/costs" },
      ]}
    />
  );
}
