import type { KeyPlace } from "./list-keys";

/** A row of a table whose rows the keyboard can come to (EntryTable, rows with a name). */
const rowSelector = "tr[data-row]";
/** Fields that take letters, and what has keys of its own. Boxes to tick do not. */
const takers = [
  'input:not([type="checkbox"], [type="radio"])',
  "textarea",
  "select",
  '[contenteditable]:not([contenteditable="false"])',
  ...["menu", "menubar", "listbox", "combobox", "dialog"].map((role) => `[role="${role}"]`),
].join();
/** What Polaris lays over the page: a modal or a popover. */
const overlay = "[data-polaris-overlay]";

export const rowsIn = (box: HTMLElement): HTMLElement[] => [
  ...box.querySelectorAll<HTMLElement>(rowSelector),
];

export const keyOfRow = (row: HTMLElement): string => row.dataset.row ?? "";

/** The row that an element is in; null: it is in none. */
export const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>(rowSelector) ?? null;

export const searchFieldIn = (box: HTMLElement): HTMLInputElement | null =>
  box.querySelector<HTMLInputElement>('input[type="search"]');

/** Where the keyboard is, seen from the list in `box`. */
export function placeOf(box: HTMLElement): KeyPlace {
  const at = document.activeElement;
  if (document.querySelector(overlay)) return "taken";
  if (!at) return "page";
  const search = searchFieldIn(box);
  if (search && at === search) return search.value === "" ? "emptySearch" : "search";
  if (at.closest(takers)) return "taken";
  const row = rowOf(at);
  if (!row || !box.contains(row)) return "page";
  return at === row ? "row" : "inRow";
}

/** Brings the keyboard to a row, and the row into sight. */
export function focusRow(row: HTMLElement): void {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Ticks or clears the box of a row. Null: it has none that can be; otherwise whether it is ticked now. */
export function toggleBox(row: HTMLElement): boolean | null {
  const box = row.querySelector<HTMLInputElement>('input[type="checkbox"]:not(:disabled)');
  if (!box) return null;
  const willBe = !box.checked;
  const at = document.activeElement;
  box.click();
  // Polaris brings the keyboard to a box that is clicked.
  if (at instanceof HTMLElement && at !== document.activeElement) at.focus();
  return willBe;
}

/** Follows the first link of a row, as a click on it would. */
export function followLink(row: HTMLElement): void {
  row.querySelector<HTMLAnchorElement>("a[href]")?.click();
}
