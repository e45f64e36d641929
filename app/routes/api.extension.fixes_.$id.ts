import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { enqueue } from "../jobs/queue.server";
import { answerExtension, readBody } from "../panels/extension/answer.server";
import {
  formOfWish,
  loadFixPreview,
  toFixAnswer,
  wishSchema,
} from "../panels/extension/fix/load.server";
import { changeBatch } from "../quality/batches/change-batch.server";

/** For the actions "Fix merchandising": what a batch would change, and what came of it. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerExtension(request, ({ shop }) => loadFixPreview(shop, params.id, new Date()));
}

/** Accepts it, gives it up, or leaves a change out. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerExtension(request, async ({ shop, staffId }) => {
    const now = new Date();
    const wish = await readBody(request, wishSchema);
    const preview = await loadFixPreview(shop, params.id, now);
    const { batchId } = preview;
    const form = formOfWish(preview, wish);
    const answer = await changeBatch(shop, batchId, form, { now, madeBy: staffId });
    if (answer.kind === "done" && answer.isDue) {
      await enqueue({ name: "merchandising.fix", payload: { shopId: shop.id, batchId } });
    }
    return toFixAnswer(answer);
  });
}
