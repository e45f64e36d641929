import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { isSmallEnough, tooLarge } from "../imports/costs.server";
import { readValuesForm } from "../imports/values.server";
import { enqueue } from "../jobs/queue.server";
import { guard } from "../panels/error/guard.server";
import { parseFixForm } from "../panels/quality/fix/ask.server";
import { loadFixes } from "../panels/quality/fixes/load.server";
import { FixesPanel } from "../panels/quality/fixes/panel";
import { createFix } from "../quality/batches/batch.server";
import { enterValues } from "../quality/batches/entered.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadFixes(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  if (!isSmallEnough(request.headers.get("content-length"))) return json(tooLarge);
  const now = new Date();
  const form = await request.formData();
  if (form.get("intent") === "values") {
    const by = { batchId: null, madeBy: staffId, now };
    return json(await guard(enterValues(shop, await readValuesForm(shop, form), by)));
  }
  const source = parseFixForm(form, shop, now);
  const made = source && (await guard(createFix(shop, { source, madeBy: staffId }, now)));
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
