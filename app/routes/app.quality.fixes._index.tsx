import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { enqueue } from "../jobs/queue.server";
import { guard } from "../panels/error/guard.server";
import { parseFixForm } from "../panels/quality/fix/ask.server";
import { loadFixes } from "../panels/quality/fixes/load.server";
import { FixesPanel } from "../panels/quality/fixes/panel";
import { createFix } from "../quality/batches/batch.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadFixes(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const source = parseFixForm(await request.formData());
  const made = source && (await guard(createFix(shop, { source, madeBy: staffId }, new Date())));
  if (!made) return json({ kind: "nothing" });
  const { batchId, isReady } = made;
  if (!isReady) {
    await enqueue({ name: "merchandising.fix", payload: { shopId: shop.id, batchId } });
  }
  return json({ kind: "made", batchId });
}

export default function QualityFixesPage() {
  return <FixesPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
