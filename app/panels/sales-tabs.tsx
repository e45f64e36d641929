import { useTranslation } from "react-i18next";
import { PageTabs } from "../components/page-tabs";
import { rangeParams } from "../metrics/comparison-range";

/** The pages of the section Sales; all are about the same days. */
export function SalesTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      keep={rangeParams}
      tabs={[
        { id: "overview", label: t("sales.tabs.overview"), url: "/app/sales" },
        { id: "why", label: t("sales.tabs.why"), url: "/app/sales/why" },
        { id: "conversion", label: t("sales.tabs.conversion"), url: "/app/sales/conversion" },
        { id: "profit", label: t("sales.tabs.profit"), url: "/app/sales/profit" },
        { id: "products", label: t("sales.tabs.products"), url: "/app/sales/products" },
      ]}
    />
  );
}
