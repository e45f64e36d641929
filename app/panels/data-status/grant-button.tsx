import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { withCompanions } from "./scope-texts";

/** Asks the merchant, in Shopify's own dialog, for scopes that the app can do without. */
export function GrantButton({
  scopes,
  onGranted,
}: {
  scopes: readonly string[];
  /** Does what the page needs the scopes for. */
  onGranted?: () => void;
}) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const revalidator = useRevalidator();
  const [isAsking, setIsAsking] = useState(false);

  const ask = async () => {
    setIsAsking(true);
    try {
      const { result } = await shopify.scopes.request(withCompanions(scopes));
      if (result === "granted-all") {
        shopify.toast.show(t("grant.granted"));
        onGranted?.();
        revalidator.revalidate();
      } else {
        shopify.toast.show(t("grant.declined"));
      }
    } catch {
      shopify.toast.show(t("grant.failed"), { isError: true });
    } finally {
      setIsAsking(false);
    }
  };

  return (
    <Button loading={isAsking} onClick={() => void ask()}>
      {t("grant.button")}
    </Button>
  );
}
