import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Frame } from "playwright-core";

const source = await readFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** What Shopify's own components do: the rule, what it is about, and why nothing is done about it here. */
const ofPolaris: readonly [rule: string, selector: string][] = [
  // The button for the tabs that have no room stands among them, in Tabs.
  ["aria-required-children", "ul.Polaris-Tabs"],
  // A box of which some are ticked says so by aria-checked alone, in Checkbox.
  ["aria-conditional-attr", "input.Polaris-Checkbox__Input--indeterminate"],
  // Points of a line stand beside the rows of the table that a chart is read as, and are named by what is shown of
  // them once the keyboard is there, in LineChart.
  ["aria-required-children", "svg[role=table]"],
  ["svg-img-alt", "svg[role=table] circle"],
  // Bars are a list, whose items come a moment after it, in BarChart.
  ["aria-required-children", "svg[role=list]"],
];

/** What keeps people out who use a keyboard, a screen reader or strong contrast, on the page that is open. */
export async function findBarriers(frame: Frame): Promise<string[]> {
  // Not by a script of the page, which may have none but its own.
  await frame.evaluate(source);
  const found = await frame.evaluate(
    async ([tags, exceptions]) => {
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const { violations } = await checker.run(document, {
        runOnly: tags,
        resultTypes: ["violations"],
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes
          .filter(({ target }) => {
            const element = document.querySelector(String(target[0]));
            return !exceptions.some(
              ([rule, selector]) => rule === id && element?.matches(selector),
            );
          })
          .map(({ html }) => `${id} (${help}): ${html.slice(0, 200)}`),
      );
    },
    [rules, ofPolaris] as const,
  );
  return found;
}

/** Goes to a page as the admin's own navigation does, and waits until all of it is there. */
export async function goWithin(frame: Frame, path: string): Promise<void> {
  const before = await frame.evaluate((href) => {
    const { pathname } = location;
    const link = document.body.appendChild(document.createElement("a"));
    link.setAttribute("href", href);
    link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
    link.remove();
    return pathname;
  }, path);
  // A page may lead on to one of its own; its parent's address begins as the one before does.
  await frame.waitForFunction(
    ([start, left]) =>
      (location.pathname !== left || left === start) &&
      location.pathname.startsWith(start) &&
      document.querySelector("h1") !== null &&
      document.querySelector('[class*="keleton"]') === null,
    [path.replace(/\?.*/, ""), before] as const,
  );
}

// The frame around them, and the page of addresses that are none, which says that in one banner.
const noPages = ["app.tsx", "app.$.tsx"];

/** The addresses of all pages in the admin, by the names of their routes; those of one thing need its `ids`, or its query. */
export async function listPages(ids: Readonly<Record<string, string>>): Promise<string[]> {
  const names = await readdir("app/routes");
  return names
    .filter((name) => name.startsWith("app.") && name.endsWith(".tsx") && !noPages.includes(name))
    .map((name) => {
      const route = name.replace(/\.tsx$/, "");
      const id = ids[route];
      if (route.includes("$") && !id) throw new Error(`Which one is ${route} to show?`);
      const query = id?.startsWith("?") ? id : "";
      return `/${route
        .replace(/\._index$/, "")
        .replace("$id", id ?? "")
        .replaceAll("_.", ".")
        .replaceAll(".", "/")}${query}`;
    });
}
