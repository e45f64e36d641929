import type { ActionFunctionArgs } from "@remix-run/node";
import { enqueue } from "../jobs/queue.server";
import { log } from "../log.server";
import { receiveCheckAction } from "../sync/flow.server";

/** The action "Check product now" of Shopify Flow: check, keep, answer; the work comes later. */
export async function action({ request }: ActionFunctionArgs) {
  const { status, shopId } = await receiveCheckAction(request, new Date());
  if (shopId !== null) await readSoon(shopId);
  return new Response(null, { status });
}

/** It is kept, which is what the sender is told; every minute the inbox is looked into anyway. */
async function readSoon(shopId: number): Promise<void> {
  try {
    await enqueue({ name: "live.read", payload: { shopId } });
  } catch (error) {
    log.warn({ err: error }, "The job of a workflow's action could not be enqueued");
  }
}

export function loader() {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}
