import { useTranslation } from "react-i18next";
import { PageTabs } from "../../components/page-tabs";
import { rangeParams } from "../../metrics/comparison-range";

/** The pages of the section Customers. */
export function CustomerTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      keep={rangeParams}
      tabs={[
        { id: "value", label: t("lifetime.title"), url: "/app/customers/lifetime-value" },
        { id: "cohorts", label: t("retention.tabs.cohorts"), url: "/app/customers" },
        { id: "repeat", label: t("retention.tabs.repeat"), url: "/app/customers/repeat" },
        { id: "rfm", label: t("retention.tabs.rfm"), url: "/app/customers/rfm" },
        {
          id: "acquisition",
          label: t("retention.tabs.acquisition"),
          url: "/app/customers/acquisition",
        },
        { id: "campaigns", label: t("campaigns.title"), url: "/app/customers/campaigns" },
        { id: "journey", label: t("retention.tabs.journey"), url: "/app/customers/journey" },
      ]}
    />
  );
}
