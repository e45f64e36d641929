import type { TextKey } from "../../i18n/text-key";
import { AppError } from "../../lib/errors";
import type { ShopRow } from "../../store/shops.server";
import type { BlockedView, EmptyView, InstallingView } from "../home/view";
import { describeFrame } from "./describe";
import { loadProductsFrame, type ProductsFrame } from "./frame.server";
import { buildList, listAll, type ListInput } from "./list/build-list";
import { listCsv } from "./list/csv";
import type { RowName } from "./list/view";

/** Whether of its table some rows are shown, or all are written into a file. */
export type PageExtent = "page" | "file";

/** What one of the pages of products is made of. `Input`: all it is made from, read from the store. */
interface PageParts<Input, View, Row extends RowName> {
  /** It shows something before the first order. */
  isBeforeOrders?: boolean;
  read(
    shop: ShopRow,
    frame: ProductsFrame,
    params: URLSearchParams,
    extent: PageExtent,
  ): Promise<Input>;
  build(input: Input): View;
  /** Its table. */
  list(input: Input): ListInput<Row>;
  /** What the table is of, as a file, and what its rows are. */
  csvTitle: TextKey;
  rowHeading(input: Input): TextKey;
}

/** The loaders of a page: what it shows, and every row of its table as a file. */
export function productsPage<Input, View, Row extends RowName>(parts: PageParts<Input, View, Row>) {
  const needs = { needsOrders: !parts.isBeforeOrders };
  return {
    async load(
      shop: ShopRow,
      params: URLSearchParams,
      now: Date,
    ): Promise<View | InstallingView | BlockedView | EmptyView> {
      const frame = await loadProductsFrame(shop, params, now, needs);
      if (frame.state !== "ready") return frame;
      return parts.build(await parts.read(shop, frame, params, "page"));
    },

    async loadCsv(shop: ShopRow, params: URLSearchParams, now: Date): Promise<string> {
      const frame = await loadProductsFrame(shop, params, now, needs);
      if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
      const input = await parts.read(shop, frame, params, "file");
      const list = parts.list(input);
      return listCsv({
        title: parts.csvTitle,
        rowHeading: parts.rowHeading(input),
        frame: describeFrame(frame),
        list: buildList(list),
        rows: listAll(list),
      });
    },
  };
}
