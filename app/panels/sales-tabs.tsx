import { useTranslation } from "react-i18next";
import { PageTabs } from "../components/page-tabs";

/** The pages of Sales; the days shown stay the same. */
export function SalesTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      keep={["range", "from", "to"]}
      tabs={[
        { id: "overview", label: t("tabs.salesOverview"), url: "/app/sales" },
        { id: "conversion", label: t("tabs.conversion"), url: "/app/sales/conversion" },
        { id: "profit", label: t("tabs.profit"), url: "/app/sales/profit" },
      ]}
    />
  );
}
