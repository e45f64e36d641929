import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { loadAlertTry } from "../panels/alert-settings/load-try.server";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const { searchParams } = new URL(request.url);
  return json(await guard(loadAlertTry(shop, searchParams, new Date())));
}
