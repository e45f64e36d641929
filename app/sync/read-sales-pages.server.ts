import { replaceOrderLedger } from "../store/ledger.server";
import { listReadSince } from "../store/live-marks.server";
import { readStoredOrders } from "../store/stored-orders.server";
import { withShop } from "../store/with-shop.server";
import { fetchAgreements } from "./fetch-agreements.server";
import { orderToLedger } from "./order-to-ledger";
import type { ReadPage } from "./page-step";
import { writeFetched } from "./read-sales.server";

// About 12 % of orders need a query of their own, so a page is some ten queries.
const ordersPerPage = 200;

/**
 * The ledger of a window where agreements are refused in bulk: untouched orders from what is stored
 * of them, the others from their agreements. The orders of the window must have been read. The
 * cursor is the number of the last order.
 */
export const readSalesPage: ReadPage = async (client, context, slice, now) => {
  const { shop, calendar, window } = context;
  const orders = await withShop(shop, (tx) =>
    readStoredOrders(tx, shop, {
      ...window,
      afterId: Number(slice.pageCursor ?? 0),
      limit: ordersPerPage,
    }),
  );
  const derived = orders.map((order) => ({ id: order.id, rows: orderToLedger(order, calendar) }));
  const untouched = derived.filter(({ rows }) => rows !== null);
  const touched = derived.filter(({ rows }) => rows === null).map(({ id }) => id);
  const fetched = await fetchAgreements(client, touched);
  const last = orders.at(-1);

  return {
    async write(tx) {
      // An order that was read by itself meanwhile has its agreements already, and may be touched now.
      const newer = await listReadSince(tx, shop, untouched, now);
      const older = untouched.filter(({ id }) => !newer.has(id));
      await replaceOrderLedger(
        tx,
        shop,
        older.map(({ id }) => id),
        older.flatMap(({ rows }) => rows ?? []),
      );
      await writeFetched(tx, context, touched, fetched);
    },
    roots: orders.length,
    next: last && orders.length === ordersPerPage ? String(last.id) : null,
    denied: null,
  };
};
