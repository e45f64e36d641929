import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider as PolarisProvider } from "@shopify/polaris";
import polarisTexts from "@shopify/polaris/locales/en.json";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { FormatsProvider } from "../components/formats-context";
import { PendingPage } from "../components/pending-page";
import { describeFrame } from "../frame.server";
import { AlertsLink, AlertWatch } from "../panels/alerts/alert-watch";
import { loadAlertNotice } from "../panels/alerts/load.server";
import { PageError } from "../panels/error/panel";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return json({ ...describeFrame(request), alerts: await loadAlertNotice(shop, new Date()) });
}

/** Key and locale do not change while the app is open, pages tell of new alerts, and their own loaders stay fresh. */
export const shouldRevalidate = () => false;

export default function AppLayout() {
  const { apiKey, appBridgeUrl, locale, alerts } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} __APP_BRIDGE_URL={appBridgeUrl}>
      <FormatsProvider locale={locale}>
        <AlertWatch initial={alerts}>
          <NavMenu>
            <a href="/app" rel="home">
              {t("navigation.home")}
            </a>
            <a href="/app/sales">{t("navigation.sales")}</a>
            <a href="/app/quality">{t("navigation.quality")}</a>
            <a href="/app/customers">{t("navigation.customers")}</a>
            <AlertsLink />
            <a href="/app/settings">{t("navigation.settings")}</a>
          </NavMenu>
          <main>
            <PendingPage>
              <Outlet />
            </PendingPage>
          </main>
        </AlertWatch>
      </FormatsProvider>
    </AppProvider>
  );
}

/** Where not even the frame could be loaded; pages have their own inside it. */
export function ErrorBoundary() {
  return (
    <PolarisProvider i18n={polarisTexts}>
      <PageError />
    </PolarisProvider>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
