import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { guard } from "../panels/error/guard.server";
import { loadRule } from "../panels/quality/rule/load.server";
import { AnyRulePanel } from "../panels/quality/rule/panel";
import { changeQuality } from "../quality/change-quality.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const { searchParams } = new URL(request.url);
  return json(await guard(loadRule(shop, searchParams, new Date(), params.id)));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const by = { now: new Date(), madeBy: staffId };
  return json(await guard(changeQuality(shop, await request.formData(), by)));
}

export default function RulePage() {
  return <AnyRulePanel rule={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
