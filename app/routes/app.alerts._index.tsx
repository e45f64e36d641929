import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { changeAlerts } from "../alerts/change-alerts.server";
import { enqueue } from "../jobs/queue.server";
import { loadAlerts } from "../panels/alerts/load.server";
import { AlertsPanel } from "../panels/alerts/panel";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadAlerts(shop, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const by = { now: new Date(), madeBy: staffId };
  const answer = await guard(changeAlerts(shop, await request.formData(), by));
  if (answer.kind === "done" && answer.asksForRun) {
    await enqueue({ name: "alerts.check", payload: { shopId: shop.id } });
  }
  return json(answer);
}

export default function AlertsPage() {
  return <AlertsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
