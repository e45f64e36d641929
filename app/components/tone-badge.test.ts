import { AppProvider } from "@shopify/polaris";
import polarisTexts from "@shopify/polaris/locales/en.json";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ToneBadge } from "./tone-badge";

it("tells who listens its text, and not what its colour is called besides", () => {
  for (const tone of ["critical", "warning", "info"] as const) {
    const badge = createElement(ToneBadge, { tone, text: "Error" });
    const html = renderToStaticMarkup(createElement(AppProvider, { i18n: polarisTexts }, badge));
    expect(html).toContain("Polaris-Badge--tone");
    expect(html.replace(/<style.*?<\/style>|<[^>]+>/gs, " ").trim()).toBe("Error");
  }
});
