import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { keepEntries, unlessLost } from "../components/kept-entries";
import { enqueue } from "../jobs/queue.server";
import { guard } from "../panels/error/guard.server";
import { loadReconciliationPage } from "../panels/reconciliation/load.server";
import { ReconciliationPanel } from "../panels/reconciliation/panel";
import { requireShop } from "../require-shop.server";
import { readReportDay, requestReport } from "../sync/reports.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  return json(await guard(loadReconciliationPage(shop, new Date())));
}

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("check") }),
  z.object({ intent: z.literal("narrow"), day: z.iso.date() }),
]);

/** "Check now", or, as a day that differs is opened, the orders behind it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const form = formSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw new Response(null, { status: 400 });
  if (form.data.intent === "narrow") {
    const outcome = await guard(readReportDay(shop, form.data.day));
    return json({ kind: outcome === "narrowed" ? "done" : "refused", outcome });
  }
  await enqueue({ name: "reports.read", payload: await guard(requestReport(shop, "sales")) });
  return json({ isChecking: true });
}

export const clientAction = keepEntries;
export const shouldRevalidate = unlessLost;

export default function ReconciliationPage() {
  return <ReconciliationPanel view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
