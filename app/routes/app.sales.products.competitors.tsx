import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { changeCompetitorPrices, competitorFileTooLarge } from "../imports/competitors.server";
import { isSmallEnough } from "../imports/costs.server";
import { guard } from "../panels/error/guard.server";
import { loadCompetitors } from "../panels/products/competitors/load.server";
import { CompetitorsPanel } from "../panels/products/competitors/panel";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadCompetitors(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  if (!isSmallEnough(request.headers.get("content-length"))) return json(competitorFileTooLarge);
  return json(await guard(changeCompetitorPrices(shop, await request.formData(), new Date())));
}

export default function CompetitorsPage() {
  return <CompetitorsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
