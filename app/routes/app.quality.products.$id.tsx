import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { guard } from "../panels/error/guard.server";
import { loadQualityProduct } from "../panels/quality/product/load.server";
import { QualityProductPanel } from "../panels/quality/product/panel";
import { changeQuality } from "../quality/change-quality.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadQualityProduct(shop, params.id, new Date())));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const by = { now: new Date(), madeBy: staffId };
  return json(await guard(changeQuality(shop, await request.formData(), by, params.id)));
}

export default function QualityProductPage() {
  return <QualityProductPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
