import { useTranslation } from "react-i18next";
import { PageTabs } from "../components/page-tabs";

/** The pages under Sales. The days that are shown stay the same from one to the other. */
export function SalesTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      keep={["range", "from", "to"]}
      tabs={[
        { id: "overview", label: t("sales.overview"), url: "/app/sales" },
        { id: "conversion", label: t("conversion.title"), url: "/app/sales/conversion" },
      ]}
    />
  );
}
