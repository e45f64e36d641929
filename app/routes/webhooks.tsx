import type { ActionFunctionArgs } from "@remix-run/node";
import { enqueue } from "../jobs/queue.server";
import { log } from "../log.server";
import { receiveWebhook } from "../sync/inbox.server";

/** Every subscription of shopify.app.toml arrives here: check, keep, answer; the work comes later. */
export async function action({ request }: ActionFunctionArgs) {
  const received = await receiveWebhook(request);
  if (received.isNew) await enqueueSoon();
  return new Response(null, { status: received.status });
}

/** It is kept, which is what the sender is told; every minute the inbox is looked into anyway. */
async function enqueueSoon(): Promise<void> {
  try {
    await enqueue({ name: "inbox.process", payload: {} });
  } catch (error) {
    log.warn({ err: error }, "The inbox's job could not be enqueued");
  }
}

export function loader() {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}
