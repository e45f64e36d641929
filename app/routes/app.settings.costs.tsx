import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { changeCosts, isSmallEnough, tooLarge } from "../imports/costs.server";
import { enqueue } from "../jobs/queue.server";
import { loadCosts } from "../panels/costs/load.server";
import { CostsPanel } from "../panels/costs/panel";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadCosts(shop, new URL(request.url).searchParams, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  if (!isSmallEnough(request.headers.get("content-length"))) return json(tooLarge);
  const answer = await guard(changeCosts(shop, await request.formData(), new Date()));
  if (answer.kind === "done" && answer.changesUnitCosts) {
    await enqueue({ name: "rollup.fold", payload: { shopId: shop.id } });
  }
  return json(answer);
}

export default function CostsPage() {
  return <CostsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
