import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { loadLiveStatus } from "../panels/data-status/load.server";
import { requireShop } from "../require-shop.server";

/** What open pages poll. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return json(await loadLiveStatus(shop, new Date()), {
    headers: { "Cache-Control": "no-store" },
  });
}
