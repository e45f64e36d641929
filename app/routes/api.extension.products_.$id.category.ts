import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { enqueue } from "../jobs/queue.server";
import { answerExtension, answerPreflight, readBody } from "../panels/extension/answer.server";
import { toFixAnswer } from "../panels/extension/fix/load.server";
import { acceptCategory, acceptedSchema } from "../quality/batches/confirm.server";

/** For the block on a product's page: puts the product into the category that the merchant has accepted. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerExtension(request, async ({ shop, staffId }) => {
    const accepted = await readBody(request, acceptedSchema);
    const by = { now: new Date(), madeBy: staffId };
    const answer = await acceptCategory(shop, params.id, accepted, by);
    if (answer.kind === "refused") return toFixAnswer(answer);
    const payload = { shopId: shop.id, batchId: answer.batchId };
    await enqueue({ name: "merchandising.fix", payload });
    return answer;
  });
}

export const loader = ({ request }: LoaderFunctionArgs) => answerPreflight(request);
