import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { keepEntries, unlessLost } from "../components/kept-entries";
import { changeAlerts } from "../alerts/change-alerts.server";
import { enqueue } from "../jobs/queue.server";
import { loadAlertSettings } from "../panels/alert-settings/load.server";
import { AlertSettingsPanel } from "../panels/alert-settings/panel";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadAlertSettings(shop)));
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

export const clientAction = keepEntries;
export const shouldRevalidate = unlessLost;

export default function AlertSettingsPage() {
  return <AlertSettingsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
