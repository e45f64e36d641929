import { json, type ActionFunctionArgs } from "@remix-run/node";
import { receiveSpendPost } from "../imports/spend-post.server";

/** For scripts and automation tools: spend by day, with a token that the merchant created. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return refuseMethod();
  const { status, body } = await receiveSpendPost(request, new Date());
  const headers = new Headers({ "Cache-Control": "no-store" });
  // What was too large has not been read, so nothing more can come over the same connection.
  if (status === 413) headers.set("Connection", "close");
  return json(body, { status, headers });
}

export function loader() {
  return refuseMethod();
}

function refuseMethod(): Response {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}
