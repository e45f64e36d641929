import type { LoaderFunctionArgs } from "@remix-run/node";
import { guard } from "../panels/error/guard.server";
import { loadQualityCsv } from "../panels/quality/csv.server";
import { requireShop } from "../require-shop.server";

/** One of the tables of quality as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const text = await guard(loadQualityCsv(shop, new URL(request.url).searchParams, new Date()));
  return new Response(text, {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store" },
  });
}
