import { Button, ButtonGroup } from "@shopify/polaris";
import type { CatalogueUnit } from "../../store/products/catalogue.server";
import { useAddress } from "./use-address";
import { useProductTexts } from "./use-product-texts";

/** Whether rows are products or their variants. */
export function UnitChoice({ unit }: { unit: CatalogueUnit }) {
  const { t } = useProductTexts();
  const { change } = useAddress();
  const choose = (by: string | null) => change({ by, page: null });
  return (
    <ButtonGroup variant="segmented">
      <Button pressed={unit === "product"} onClick={() => choose(null)}>
        {t("products.byProduct")}
      </Button>
      <Button pressed={unit === "variant"} onClick={() => choose("variant")}>
        {t("products.byVariant")}
      </Button>
    </ButtonGroup>
  );
}
