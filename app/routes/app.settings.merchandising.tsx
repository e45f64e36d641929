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
import { loadQualitySettings } from "../panels/quality-settings/load.server";
import { QualitySettingsPanel } from "../panels/quality-settings/panel";
import { changeQuality } from "../quality/change-quality.server";
import { requireShop } from "../require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadQualitySettings(shop)));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await guard(requireShop(request));
  const by = { now: new Date(), madeBy: staffId };
  const answer = await guard(changeQuality(shop, await request.formData(), by));
  if (answer.kind === "done" && answer.asksForRun) {
    await enqueue({ name: "merchandising.check", payload: { shopId: shop.id } });
    await enqueue({ name: "merchandising.images", payload: { shopId: shop.id } });
  }
  return json(answer);
}

export default function MerchandisingPage() {
  return <QualitySettingsPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
