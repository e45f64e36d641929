import { readPage } from "./filters";
import type { PagingView } from "./view";

export const rowsOnPage = 25;
/** More vendors or types than this nobody chooses from. */
export const mostOptions = 200;

/** Which rows the address asks for. */
export function pageOf(params: URLSearchParams, found: number): PagingView & { offset: number } {
  const pageCount = Math.max(1, Math.ceil(found / rowsOnPage));
  const page = readPage(params, pageCount);
  return { page, pageCount, found, onPage: rowsOnPage, offset: (page - 1) * rowsOnPage };
}
