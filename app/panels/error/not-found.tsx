import { Banner, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** An address that leads nowhere, inside the app's frame. */
export function NotFoundPanel() {
  const { t } = useTranslation();
  return (
    <Page title={t("app.name")}>
      <Banner
        tone="info"
        title={t("errors.not_found")}
        action={{ content: t("errors.home"), url: "/app" }}
      >
        <p>{t("errors.notFoundText")}</p>
      </Banner>
    </Page>
  );
}
