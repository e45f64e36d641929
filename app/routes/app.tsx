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
import { PageError } from "../panels/error/panel";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  return json(describeFrame(request));
}

/** Key and locale do not change while the app is open; the pages' own loaders stay fresh. */
export const shouldRevalidate = () => false;

export default function AppLayout() {
  const { apiKey, appBridgeUrl, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} __APP_BRIDGE_URL={appBridgeUrl}>
      <NavMenu>
        <a href="/app" rel="home">
          {t("navigation.home")}
        </a>
        <a href="/app/sales">{t("navigation.sales")}</a>
        <a href="/app/quality">{t("navigation.quality")}</a>
        <a href="/app/customers">{t("navigation.customers")}</a>
        <a href="/app/settings">{t("navigation.settings")}</a>
      </NavMenu>
      <FormatsProvider locale={locale}>
        <PendingPage>
          <Outlet />
        </PendingPage>
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
