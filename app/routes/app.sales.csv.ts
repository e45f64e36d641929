import type { LoaderFunctionArgs } from "@remix-run/node";
import { guard } from "../panels/error/guard.server";
import { loadSalesCsv } from "../panels/sales-overview/load.server";
import { requireShop } from "../require-shop.server";

/** The table of the sales page as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const text = await guard(loadSalesCsv(shop, new URL(request.url).searchParams, new Date()));
  return new Response(text, {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store" },
  });
}
