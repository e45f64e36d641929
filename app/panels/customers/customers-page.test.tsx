import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { beforeEach, expect, it, vi } from "vitest";
import { createI18n } from "../../i18n/i18n";
import { CustomersPage } from "./customers-page";
import type { CustomersReadyView, Refusal } from "./view";

const view = (refusal: Refusal): CustomersReadyView<string> => ({
  ...{ state: "ready", dataVersion: 1, reading: null, notice: null, changes: [] },
  ...{ currency: "USD", timezone: "UTC", today: "2026-11-29", always: null },
  range: {
    ...{ preset: "last30", from: "2026-10-31", to: "2026-11-29", problem: null, dayCount: 30 },
    previous: { from: "2026-10-01", to: "2026-10-30" },
    ...{ compared: { choice: "previous", kind: "days", problem: null }, isPreviousCut: false },
  },
  coverage: {
    ...{ from: "2026-10-01", to: "2026-11-29", isToday: true, isFromTheStart: false },
    ...{ isReading: false, asOf: "2026-11-29T12:00:00Z", coversRange: true, readDays: null },
  },
  ...{ refusal, content: null },
});

// Effects of layouts do not run here, which React warns of; whatever else it says is a fault.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((text: unknown) => {
    if (!String(text).startsWith("Warning: useLayoutEffect")) throw new Error(String(text));
  });
});

/** What the page says, and its buttons. */
function shown(refusal: Refusal): { text: string; buttons: string[] } {
  const page = (
    <I18nextProvider i18n={createI18n()}>
      <AppProvider i18n={polaris}>
        <CustomersPage view={view(refusal)} hasRange={false}>
          {() => <p>What customers are worth</p>}
        </CustomersPage>
      </AppProvider>
    </I18nextProvider>
  );
  const router = createMemoryRouter([{ path: "*", element: page }]);
  const html = renderToString(<RouterProvider router={router} />);
  const plain = (part: string) =>
    part
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  return {
    text: plain(html),
    buttons: [...html.matchAll(/<button.*?<\/button>/gs)].map(([button]) => plain(button)),
  };
}

it("without read_all_orders says why nothing is told of customers, with a button that asks for it", () => {
  const { text, buttons } = shown({ kind: "scopes", scopes: ["read_all_orders"] });
  expect(text).toContain("Which order was a customer’s first is not known");
  expect(text).toContain(
    "Without orders older than 60 days, customers who came back would be taken",
  );
  expect(text).not.toContain("Without access to customers");
  expect(text).not.toContain("What customers are worth");
  expect(buttons).toContain("Allow access");
});

it("asks for nothing where no grant would help", () => {
  for (const kind of ["reading", "adding", "part"] as const) {
    const { text, buttons } = shown({ kind });
    expect(text).not.toContain("What customers are worth");
    expect(buttons).not.toContain("Allow access");
  }
});
