import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { beforeEach, expect, it, vi } from "vitest";
import { createI18n } from "../../i18n/i18n";
import { QualityPage } from "./quality-page";
import type { QualityWaitingView } from "./view";

const waiting: QualityWaitingView = {
  state: "empty",
  dataVersion: 1,
  reading: null,
  notice: null,
  changes: [],
};

// Effects of layouts do not run here, which React warns of; whatever else it says is a fault.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((text: unknown) => {
    if (!String(text).startsWith("Warning: useLayoutEffect")) throw new Error(String(text));
  });
});

/** The page's text as a reader sees it. */
function textOf(view: QualityWaitingView): string {
  const page = (
    <I18nextProvider i18n={createI18n()}>
      <AppProvider i18n={polaris}>
        <QualityPage view={view}>{() => <p>What is checked</p>}</QualityPage>
      </AppProvider>
    </I18nextProvider>
  );
  const router = createMemoryRouter([{ path: "*", element: page }]);
  const html = renderToString(<RouterProvider router={router} />);
  return html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

it("says of a shop without products that there is nothing to check yet, and when there will be", () => {
  const text = textOf(waiting);
  expect(text).toContain("There are no products yet");
  expect(text).toContain("As soon as the shop has products, they are checked here");
  expect(text).toContain("See what was read");
  expect(text).not.toContain("What is checked");
});

it("does not say so of a shop whose products are not read, or cannot be", () => {
  for (const state of ["installing", "blocked"] as const) {
    expect(textOf({ ...waiting, state })).not.toContain("There are no products yet");
  }
});
