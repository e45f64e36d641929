import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { enqueue } from "../jobs/queue.server";
import { loadCustomerData } from "../panels/customer-data/load.server";
import { CustomerDataPanel } from "../panels/customer-data/panel";
import { guard } from "../panels/error/guard.server";
import { requireShop } from "../require-shop.server";
import { switchCountries } from "../sync/run.server";

const choice = z.object({ countries: z.enum(["on", "off"]) });

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadCustomerData(shop, new Date())));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const form = choice.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json({ isDone: false }, { status: 400 });
  await guard(switchCountries(shop, form.data.countries === "on"));
  await enqueue({ name: "sync.backfill", payload: { shopId: shop.id } });
  await enqueue({ name: "rollup.fold", payload: { shopId: shop.id } });
  return json({ isDone: true });
}

export default function CustomerDataPage() {
  return <CustomerDataPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
