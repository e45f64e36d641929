import { Html } from "./html";

const PATHS = {
  home: "M3.5 9 10 3.5 16.5 9v7.5h-4.5V12h-4v4.5H3.5z",
  orders: "M4 4.5h12l1 7v4H3v-4zM3 11.5h4a3 3 0 0 0 6 0h4",
  products: "M3.5 10.5v-7h7l6 6-7 7zM7 7h.01",
  customers: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5a6 6 0 0 1 12 0z",
  apps: "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z",
  settings:
    "M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.5 1.5M13.5 13.5 15 15M15 5l-1.5 1.5M6.5 13.5 5 15",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  chart: "M4 16.5v-5M8 16.5v-9M12 16.5v-6M16 16.5v-13",
} as const;

export type IconName = keyof typeof PATHS;

/** A 20 px line icon; it says nothing to screen readers. */
export function icon(name: IconName): Html {
  return new Html(
    `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" ` +
      `stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">` +
      `<path d="${PATHS[name]}"/></svg>`,
  );
}
