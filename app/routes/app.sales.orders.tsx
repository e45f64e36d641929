import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { guard } from "../panels/error/guard.server";
import { loadSalesOrders } from "../panels/sales-orders/load.server";
import { SalesOrdersPanel } from "../panels/sales-orders/panel";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadSalesOrders(shop, new URL(request.url).searchParams, new Date())));
}

export default function SalesOrdersPage() {
  return <SalesOrdersPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
