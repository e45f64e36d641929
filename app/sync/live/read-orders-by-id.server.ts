import { ordersByIdQuery } from "../../admin-api/documents/orders";
import { denyCountries } from "../../store/order-countries.server";
import { markGiftCardOnlyOf } from "../../store/orders.server";
import { parseSettingsOf } from "../bulk-reader";
import { isAddress } from "../countries.server";
import { fetchAgreements } from "../fetch-agreements.server";
import { parseLines } from "../line-parser";
import { orderAccess } from "../order-access";
import { linesOf, orderWithChildren } from "../order-pages.server";
import type { NumberedLine } from "../parse-line";
import { ordersReader } from "../read-orders.server";
import { writeFetched } from "../read-sales.server";
import { askForObjects, type ObjectReader } from "./object-reader.server";

/**
 * Orders with all of their children, and their agreements with all sales. Agreements are asked for
 * last, so that they are never older than the order; they only grow.
 */
export const ordersById: ObjectReader = {
  resource: "orders",
  // An order with its first children is about 140 of the 1,000 points that a query may cost.
  atOnce: 6,
  scope: "read_orders",
  async read(client, context, ids) {
    const access = orderAccess(context);
    const document = ordersByIdQuery(access);
    const { objects, found, gone, lacks } = await askForObjects(
      client,
      "orders",
      document,
      ids,
      orderWithChildren,
      isAddress,
    );
    const lines: NumberedLine[] = [];
    for (const order of objects) lines.push(...(await linesOf(client, access, order)));
    const numbered = lines.map((line, index) => ({ ...line, lineNo: index + 1 }));
    const packed = parseLines(ordersReader.lines, parseSettingsOf(context), numbered);
    const fetched = await fetchAgreements(client, found);
    return {
      found,
      gone,
      async write(tx) {
        if (lacks) await denyCountries(tx, context.shop, context.askedAt);
        await ordersReader.write(tx, context, packed);
        await markGiftCardOnlyOf(tx, context.shop, found);
        await writeFetched(tx, context, found, fetched);
      },
    };
  },
};
