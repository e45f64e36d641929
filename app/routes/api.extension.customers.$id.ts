import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerExtension } from "../panels/extension/answer.server";
import { loadCustomerBlock } from "../panels/extension/customer/load.server";

/** For the block on a customer's page in the admin. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerExtension(request, ({ shop }) => loadCustomerBlock(shop, params.id, new Date()));
}
