import type { TextKey } from "../../../i18n/text-key";
import { valueFields } from "../../../quality/batches/source";
import { countBatches, listBatches, type BatchState } from "../../../store/quality/batches.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { sumsOf } from "../fix/csv";
import { ruleOf } from "../fix/build-view";
import { loadQualityFrame } from "../frame.server";
import { pageOf } from "../paging";
import type { FixesView } from "./view";

const stateTexts = {
  preparing: "quality.fix.history.states.preparing",
  open: "quality.fix.history.states.open",
  applying: "quality.fix.history.states.applying",
  stopped: "quality.fix.history.states.stopped",
  done: "quality.fix.history.states.done",
  discarded: "quality.fix.history.states.discarded",
} as const satisfies Record<BatchState, TextKey>;

/** Every set of changes that was made and not discarded. */
export async function loadFixes(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<FixesView> {
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const { rows, paging } = await withShop(shop, async (tx) => {
    const { offset, ...paging } = pageOf(params, await countBatches(tx, shop));
    return { paging, rows: await listBatches(tx, shop, { offset, limit: paging.onPage }) };
  });
  const content = {
    paging,
    valueFields: [...valueFields],
    rows: rows.map((batch) => {
      const { batchId, kind, undoOf, createdAt, madeBy, acceptedBy, state } = batch;
      return {
        ...{ batchId, undoOf, madeBy, acceptedBy },
        rule: kind === "undo" ? null : ruleOf(batch),
        createdAt: createdAt.toISOString(),
        state: stateTexts[state],
        ...sumsOf(batch),
      };
    }),
  };
  return { ...frame, content };
}
