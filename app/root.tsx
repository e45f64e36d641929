import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import { useState } from "react";
import { I18nextProvider } from "react-i18next";
import "@shopify/polaris/build/esm/styles.css";
import "./root.css";
import { createI18n } from "./i18n/i18n";

export default function Root() {
  const [i18n] = useState(() => createI18n());
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {/* Until a page says its own. */}
        <title>{i18n.t("app.name")}</title>
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={i18n}>
          <Outlet />
        </I18nextProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
