import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { TitledPage } from "../../components/titled-page";
import { errorText } from "./error-text";

/** A page that failed: what happened, what was kept, what to do. Inside the app's frame. */
export function PageError() {
  const error = useRouteError();
  const { t } = useTranslation();
  const revalidator = useRevalidator();
  const isAnswer = isRouteErrorResponse(error);
  // The library answers with pages of its own (bounce, leaving the frame): shown as they are.
  if (isAnswer && typeof error.data === "string" && error.data.includes("<")) {
    return boundary.error(error);
  }

  return (
    <TitledPage title={t("app.name")}>
      <Banner
        tone="critical"
        title={t("errors.title")}
        action={{
          content: t("errors.retry"),
          loading: revalidator.state === "loading",
          onAction: () => revalidator.revalidate(),
        }}
        secondaryAction={{ content: t("errors.home"), url: "/app" }}
      >
        <p>{t(errorText(isAnswer ? error.status : null, isAnswer ? error.data : null))}</p>
      </Banner>
    </TitledPage>
  );
}
