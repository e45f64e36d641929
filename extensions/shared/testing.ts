import { readFileSync } from "node:fs";
import { render } from "preact";
import { vi } from "vitest";

interface Harness {
  setUp(): void;
  tearDown(): void;
  shopify: {
    data: { selected: { id: string }[] };
    i18n: {
      translate: unknown;
      formatNumber: unknown;
      formatDate: unknown;
      formatCurrency: unknown;
    };
  };
  fetch: typeof globalThis.fetch;
}

/** Sets an extension up on something that is selected in the admin. */
export function open(extension: Harness, name: string, gids: readonly string[]): void {
  extension.setUp();
  extension.shopify.data.selected = gids.map((id) => ({ id }));
  speakEnglish(extension, name);
}

/** Takes it away. The tester's own way leaves what was rendered by another copy of the library. */
export function close(extension: Harness): void {
  render(null, document.body);
  extension.tearDown();
}

const plurals = new Intl.PluralRules("en");

/** Has an extension speak its own texts; a key that is not there fails. */
function speakEnglish({ shopify }: Harness, name: string): void {
  const path = `extensions/${name}/locales/en.default.json`;
  const texts = JSON.parse(readFileSync(path, "utf8")) as object;
  shopify.i18n.translate = (key: string, values: Record<string, string | number> = {}) => {
    const found = key
      .split(".")
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts);
    // As the admin does, by the value called count.
    const { count } = values;
    const text =
      typeof count === "number" && typeof found === "object"
        ? (found as Record<string, unknown> | null)?.[plurals.select(count)]
        : found;
    if (typeof text !== "string") throw new Error(`There is no text ${key} in ${path}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, each: string) => {
      if (!(each in values)) throw new Error(`${key} was not told ${each}`);
      return String(values[each]);
    });
  };
  shopify.i18n.formatNumber = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat("en", options).format(value);
  shopify.i18n.formatDate = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en", options).format(date);
  shopify.i18n.formatCurrency = (value: number, { currency }: { currency: string }) =>
    new Intl.NumberFormat("en", { style: "currency", currency }).format(value);
}

/** What an extension told the app, in order. */
export interface Told {
  path: string;
  body: unknown;
}

/** An app that answers what a test says; a number is the status of a refusal. */
export function answerWith(
  extension: Harness,
  answer: (told: Told) => object | number | "broken",
): Told[] {
  const told: Told[] = [];
  extension.fetch = vi.fn(async (path: unknown, init?: RequestInit) => {
    const each = {
      path: String(path),
      body: init?.body ? (JSON.parse(String(init.body)) as unknown) : undefined,
    };
    told.push(each);
    const answered = answer(each);
    if (answered === "broken") throw new TypeError("fetch failed");
    return typeof answered === "number"
      ? new Response(null, { status: answered })
      : Response.json(answered);
  }) as typeof globalThis.fetch;
  return told;
}

/** All that is read on the extension, in order. */
export function shown(): string {
  const texts: string[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of ["heading", "label", "collapsedSummary"]) {
      const value = element.getAttribute(name) ?? (element as never)[name];
      if (typeof value === "string" && value !== "") texts.push(value);
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.textContent) texts.push(node.textContent);
    }
  }
  return texts.join("\n");
}

/** The button that says this. */
export function button(text: string): HTMLElement {
  const found = [...document.body.querySelectorAll<HTMLElement>("s-button")].find(
    (each) => each.textContent === text,
  );
  if (!found) throw new Error(`There is no button "${text}" in:\n${shown()}`);
  return found;
}

/** Waits for what an extension comes to show or do, however busy the machine. */
export const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 20_000 });
