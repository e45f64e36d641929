import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { changeChannels } from "../alerts/change-channels.server";
import { enqueue } from "../jobs/queue.server";
import { guard } from "../panels/error/guard.server";
import { loadNotifications } from "../panels/notifications/load.server";
import { NotificationsPanel } from "../panels/notifications/panel";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadNotifications(shop, new URL(request.url).searchParams)));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const answer = await guard(changeChannels(shop, await request.formData(), new Date()));
  for (const name of ["alerts.deliver", "flow.send"] as const) {
    await enqueue({ name, payload: { shopId: shop.id } });
  }
  return json(answer);
}

export default function NotificationsPage() {
  return <NotificationsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
