import type { ShopDay } from "../../lib/shop-day";
import type { Message } from "../message";

/** What comes first in dates with slashes or dashes that leave it open ("03/04/2026"). */
export type DayOrder = "dayFirst" | "monthFirst" | null;

const yearFirst = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/** The order in a column, by the dates that can mean one day only; null where they do not tell. */
export function judgeDayOrder(cells: readonly string[]): DayOrder {
  const orders = new Set(
    cells.flatMap((cell) => {
      const match = yearLast.exec(cell.trim());
      if (!match) return [];
      if (Number(match[1]) > 12) return "dayFirst" as const;
      return Number(match[3]) > 12 ? ("monthFirst" as const) : [];
    }),
  );
  const [order] = orders;
  return orders.size === 1 && order ? order : null;
}

/** A day as people write it: 2026-01-31, 31.01.2026, 31/01/2026 or 01/31/2026. */
export function readDay(cell: string, order: DayOrder): ShopDay | Message {
  const text = cell.trim();
  if (text === "") return { text: "imports.reasons.noDay" };
  const values = { value: text };
  const first = yearFirst.exec(text);
  if (first)
    return toDay(first[1], first[2], first[3]) ?? { text: "imports.reasons.badDay", values };
  const last = yearLast.exec(text);
  if (!last) return { text: "imports.reasons.badDay", values };
  const [, one = "", mark, two = "", year] = last;
  const isSame = Number(one) === Number(two);
  const isDayFirst =
    mark === "." || Number(one) > 12 || (Number(two) <= 12 && order === "dayFirst") || isSame;
  const isOpen = mark !== "." && !isSame && Number(one) <= 12 && Number(two) <= 12;
  if (isOpen && order === null) return { text: "imports.reasons.openDay", values };
  const day = isDayFirst ? toDay(year, two, one) : toDay(year, one, two);
  return day ?? { text: "imports.reasons.badDay", values };
}

// A date far from any trade is a slip of the keyboard.
const [firstYear, lastYear] = [1990, 2100];

function toDay(year = "", month = "", day = ""): ShopDay | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null;
  return Number(year) >= firstYear && Number(year) <= lastYear ? text : null;
}
