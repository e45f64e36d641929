import { Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import { EntriesCard } from "./entries-card";
import { FixedCostsCard } from "./fixed-costs-card";
import { GoodsCard } from "./goods-card";
import { OrderCostsCard } from "./order-costs-card";
import type { CostsReadyView, CostsView } from "./view";

/** What goods, orders and months cost, as the merchant says. */
export function CostsPanel({ view }: { view: CostsView }) {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t("costs.title")} subtitle={t("costs.subtitle")}>
      {view.state === "ready" ? (
        <ReadyCosts view={view} />
      ) : (
        <Card>
          <EmptyState heading={t("costs.notReadyTitle")} image="">
            <p>{t("costs.empty")}</p>
          </EmptyState>
        </Card>
      )}
    </SettingsPage>
  );
}

function ReadyCosts({ view }: { view: CostsReadyView }) {
  usePageStatus(view.dataVersion);
  return (
    <>
      <GoodsCard view={view} />
      <EntriesCard view={view} />
      <OrderCostsCard view={view} />
      <FixedCostsCard view={view} />
    </>
  );
}
