import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { changeCampaigns } from "../imports/campaigns.server";
import { loadCampaigns } from "../panels/campaigns/load.server";
import { CampaignsPanel } from "../panels/campaigns/panel";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadCampaigns(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(changeCampaigns(shop, await request.formData(), new Date())));
}

export default function CampaignsPage() {
  return <CampaignsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
