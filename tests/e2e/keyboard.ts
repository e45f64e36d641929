import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const patience = 15_000;

export const hasKeyboard = (locator: Locator) =>
  locator.evaluate((element) => element === document.activeElement);

/** Waits until the keyboard is there. */
export const isAt = (locator: Locator) =>
  expect.poll(() => hasKeyboard(locator), { timeout: patience }).toBe(true);

/** Goes on by Tab, or back, until the keyboard is there. */
export async function tabTo(
  page: Page,
  locator: Locator,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  await locator.first().waitFor({ timeout: patience });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasKeyboard(locator)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${locator.toString()}`);
}
