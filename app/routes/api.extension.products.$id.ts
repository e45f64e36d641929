import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerExtension } from "../panels/extension/answer.server";
import { loadProductBlock } from "../panels/extension/product/load.server";

/** For the block on a product's page in the admin. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerExtension(request, ({ shop }) => loadProductBlock(shop, params.id, new Date()));
}
