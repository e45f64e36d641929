import { useTranslation } from "react-i18next";
import { SubPages } from "../../components/sub-pages";
import type { TextKey } from "../../i18n/text-key";
import { rangeParams } from "../../metrics/comparison-range";
import { SalesTabs } from "../sales-tabs";
import { productPages, type ProductPage } from "./pages";

const labels: Record<ProductPage, TextKey> = {
  ranking: "products.pages.ranking",
  "sell-through": "products.pages.sellThrough",
  "price-bands": "products.pages.priceBands",
  "price-changes": "products.pages.priceChanges",
  reductions: "products.pages.reductions",
  competitors: "products.pages.competitors",
};

/** The tabs of Sales, and below them the pages of Products; all are about the same days. */
export function ProductTabs() {
  const { t } = useTranslation();
  return (
    <div>
      <SalesTabs />
      <SubPages
        label={t("products.pages.label")}
        keep={rangeParams}
        pages={productPages.map((page) => ({
          url: page === "ranking" ? "/app/sales/products" : `/app/sales/products/${page}`,
          label: t(labels[page]),
        }))}
      />
    </div>
  );
}
