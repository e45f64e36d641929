import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { enqueue } from "../jobs/queue.server";
import { answerExtension, answerPreflight, readBody } from "../panels/extension/answer.server";
import { askSchema, sourceOfAsked, toFixAsked } from "../panels/extension/fix/load.server";
import { createFix } from "../quality/batches/batch.server";

/** For the actions "Fix merchandising": proposes changes of products; nothing is written. */
export function action({ request }: ActionFunctionArgs) {
  return answerExtension(request, async ({ shop, staffId }) => {
    const source = await sourceOfAsked(shop, await readBody(request, askSchema));
    const made = await createFix(shop, { source, madeBy: staffId }, new Date());
    if (made && !made.isReady) {
      const payload = { shopId: shop.id, batchId: made.batchId };
      await enqueue({ name: "merchandising.fix", payload });
    }
    return toFixAsked(made);
  });
}

export const loader = ({ request }: LoaderFunctionArgs) => answerPreflight(request);
