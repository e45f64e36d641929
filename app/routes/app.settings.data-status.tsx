import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { enqueue } from "../jobs/queue.server";
import { loadDataStatus } from "../panels/data-status/load.server";
import { DataStatusPanel } from "../panels/data-status/panel";
import { boundary } from "@shopify/shopify-app-remix/server";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";
import { rereadAll, retryBackfill } from "../sync/run.server";

const intent = z.object({ intent: z.enum(["retry", "reread", "poll"]) });

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadDataStatus(shop, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const form = intent.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json({ isRetrying: false }, { status: 400 });
  const payload = { shopId: shop.id };
  if (form.data.intent === "poll") {
    await enqueue({ name: "live.poll", payload });
    return json({ isRetrying: false });
  }
  await guard(form.data.intent === "reread" ? rereadAll(shop) : retryBackfill(shop));
  await enqueue({ name: "sync.backfill", payload });
  return json({ isRetrying: true });
}

export default function DataStatusPage() {
  return <DataStatusPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
