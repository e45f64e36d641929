import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { findCohortValues } from "../panels/customers/cohorts/find-values.server";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const { searchParams } = new URL(request.url);
  return json({ values: await guard(findCohortValues(shop, searchParams)) });
}
