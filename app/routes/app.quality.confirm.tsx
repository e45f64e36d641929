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
import { loadConfirm } from "../panels/quality/confirm/load.server";
import { ConfirmPanel } from "../panels/quality/confirm/panel";
import { confirmCategories } from "../quality/batches/confirm.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadConfirm(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const form = await request.formData();
  const answer = await guard(confirmCategories(shop, form, { now: new Date(), madeBy: staffId }));
  if (answer.kind === "made") {
    const payload = { shopId: shop.id, batchId: answer.batchId };
    await enqueue({ name: "merchandising.fix", payload });
  }
  return json(answer);
}

export default function QualityConfirmPage() {
  return <ConfirmPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
