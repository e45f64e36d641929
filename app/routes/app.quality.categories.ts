import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { guard } from "../panels/error/guard.server";
import { findCategories } from "../panels/quality/fix/find-categories.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(requireShop(request));
  const { searchParams } = new URL(request.url);
  return json({ categories: await guard(findCategories(searchParams.get("q") ?? "")) });
}
