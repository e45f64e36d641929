import { useLocation } from "@remix-run/react";
import { Page, type PageProps } from "@shopify/polaris";
import { useEffect } from "react";
import { focusForNow, isKeyboardLost } from "./keyboard-place";

/** Whether a page of the app was shown before this one. */
let isAnotherOpen = false;

/**
 * A page under its title, which is the document's too: by it the admin names the browser's tab and its history. Who
 * came by a link within the app, which is gone, begins where the page does; Polaris says that it is ready.
 */
export function TitledPage({ title, ...page }: PageProps & { title: string }) {
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    // Who works with the admin around it, or has been brought to a row already, stays there.
    if (isAnotherOpen && document.hasFocus() && isKeyboardLost()) {
      const main = document.querySelector("main");
      if (main) focusForNow(main);
    }
    isAnotherOpen = true;
  }, [pathname]);
  return <Page title={title} {...page} />;
}
