import type { ActionFunctionArgs } from "@remix-run/node";
import { enqueue } from "../jobs/queue.server";
import { receiveWebhook } from "../sync/inbox.server";

/** Every subscription of shopify.app.toml arrives here: check, keep, answer; the work comes later. */
export async function action({ request }: ActionFunctionArgs) {
  const received = await receiveWebhook(request);
  if (received.isNew) await enqueue({ name: "inbox.process", payload: {} });
  return new Response(null, { status: received.status });
}

export function loader() {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}
