import type { LoaderFunctionArgs } from "@remix-run/node";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

/** Settings begin with the status of the data. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { redirect } = await guard(requireShop(request));
  return redirect("/app/settings/data-status");
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
