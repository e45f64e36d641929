import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { isSmallEnough } from "../imports/costs.server";
import { changeSpend, spendFileTooLarge } from "../imports/spend.server";
import { guard } from "../panels/error/guard.server";
import { loadSpend } from "../panels/spend/load.server";
import { SpendPanel } from "../panels/spend/panel";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadSpend(shop, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  if (!isSmallEnough(request.headers.get("content-length"))) return json(spendFileTooLarge);
  return json(await guard(changeSpend(shop, await request.formData(), new Date(), staffId)));
}

export default function SpendPage() {
  return <SpendPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
