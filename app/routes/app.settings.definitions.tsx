import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { loadDefinitions } from "../panels/definitions/load.server";
import { DefinitionsPanel } from "../panels/definitions/panel";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(requireShop(request));
  return json(loadDefinitions());
}

export default function DefinitionsPage() {
  return <DefinitionsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
