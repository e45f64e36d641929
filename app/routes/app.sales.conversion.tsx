import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { enqueue } from "../jobs/queue.server";
import { loadConversionPage } from "../panels/conversion/load.server";
import { ConversionPanel } from "../panels/conversion/panel";
import { guard } from "../panels/error/guard.server";
import { switchPixel } from "../pixel/switch.server";
import { requireShop } from "../require-shop.server";
import { requestReport } from "../sync/reports.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const params = new URL(request.url).searchParams;
  return json(await guard(loadConversionPage(shop, params, new Date())));
}

/** The storefront pixel on or off; otherwise "Read now". */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const intent = (await request.formData()).get("intent");
  const switched = await guard(switchPixel(shop, intent, new Date()));
  if (switched) return json(switched);
  await enqueue({ name: "reports.read", payload: await guard(requestReport(shop, "sessions")) });
  return json({ isChecking: true });
}

export default function ConversionPage() {
  return <ConversionPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
