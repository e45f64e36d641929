import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { TitledPage } from "../../components/titled-page";

/** An address that leads nowhere, inside the app's frame. */
export function NotFoundPanel() {
  const { t } = useTranslation();
  return (
    <TitledPage title={t("app.name")}>
      <Banner
        tone="info"
        title={t("errors.not_found")}
        action={{ content: t("errors.home"), url: "/app" }}
      >
        <p>{t("errors.notFoundText")}</p>
      </Banner>
    </TitledPage>
  );
}
