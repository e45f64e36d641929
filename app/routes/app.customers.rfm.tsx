import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { loadRfm } from "../panels/customers/rfm/load.server";
import { RfmPanel } from "../panels/customers/rfm/panel";
import { parseSegmentForm } from "../panels/customers/rfm/segment.server";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";
import { createSegment } from "../sync/segments.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadRfm(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const asked = await parseSegmentForm(request);
  if (!asked) return json({ kind: "refused", message: "" }, { status: 400 });
  return json(await guard(createSegment(shop, asked)));
}

export default function RfmPage() {
  return <RfmPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
