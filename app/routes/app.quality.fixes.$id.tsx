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
import { loadFix, parseBatchId } from "../panels/quality/fix/load.server";
import { FixPanel } from "../panels/quality/fix/panel";
import { changeBatch } from "../quality/batches/change-batch.server";
import { enterValues } from "../quality/batches/entered.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const { searchParams } = new URL(request.url);
  return json(await guard(loadFix(shop, params.id, searchParams, new Date())));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const batchId = parseBatchId(params.id);
  if (!isSmallEnough(request.headers.get("content-length"))) return json(tooLarge);
  const form = await request.formData();
  const by = { now: new Date(), madeBy: staffId };
  if (form.get("intent") === "values") {
    const read = await readValuesForm(shop, form);
    return json(await guard(enterValues(shop, read, { ...by, batchId })));
  }
  const answer = await guard(changeBatch(shop, batchId, form, by));
  if ((answer.kind === "done" || answer.kind === "undo") && answer.isDue) {
    const due = answer.kind === "undo" ? answer.batchId : batchId;
    await enqueue({ name: "merchandising.fix", payload: { shopId: shop.id, batchId: due } });
  }
  return json(answer);
}

export default function QualityFixPage() {
  return <FixPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
