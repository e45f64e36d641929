import type { AdminClient } from "../../admin-api/client.server";
import { AppError } from "../../lib/errors";
import { toGid } from "../../lib/gid";
import type { SettledChange, TakenChange } from "../../store/quality/writing.server";
import {
  currentValue,
  priceAgainst,
  writtenSchema,
  writtenTargets,
  type CurrentBasis,
  type ProductNode,
  type Targets,
  type WrittenAnswer,
} from "./current-values";
import { compareAtNotHigher } from "../fixes/compare-at-not-higher";
import { fieldNames, fieldOf, isSameValue, writeFieldValue } from "../fixes/fields";
import { toRequests, type Writing, type WriteRequest } from "./requests.server";

/** Somebody else has changed it since it was read. */
const staleCode = "STALE_OBJECT";

/**
 * Writes changes of a product, those that still have the value they had. Yields what became of them, of each
 * request when it is answered: what has been written stays, whatever comes after. Of what somebody else changed in between
 * nothing is yielded the first time: it is to be looked at once more.
 */
export async function* writeProduct(
  client: AdminClient,
  { productId, changes }: { productId: number; changes: readonly TakenChange[] },
  targets: Targets,
  basis: CurrentBasis,
): AsyncGenerator<SettledChange[]> {
  const node = targets.get(toGid("Product", productId));
  const product = node?.__typename === "Product" ? node : null;
  const { writings, done } = compare(product, changes, targets, basis);
  yield done;
  if (product === null) return;
  for (const request of toRequests(product, writings, basis.onlineStoreId)) {
    yield await send(client, request, product, basis);
  }
}

/** What of a product's changes is to be sent, and what of them is settled without. */
function compare(
  product: ProductNode | null,
  changes: readonly TakenChange[],
  targets: Targets,
  basis: CurrentBasis,
): { writings: Writing[]; done: SettledChange[] } {
  const done: SettledChange[] = [];
  const writings: Writing[] = [];
  for (const change of changes) {
    const { changeNo, wasTried } = change;
    const writing = toWriting(change);
    const current = product && writing && currentValue(product, targets, writing, basis);
    if (!writing || current === undefined || product === null) {
      done.push({ changeNo, state: "gone", detail: null });
    } else if (isSameValue(current, writing.after)) {
      done.push({ changeNo, state: wasTried ? "written" : "same", detail: null });
    } else if (!isSameValue(current, writing.before)) {
      done.push({ changeNo, state: "changed", detail: writeFieldValue(current) });
    } else {
      // Who takes a fix back wants what was, even where that was no reduction.
      const isClearedAsNotHigher = change.fixIds.includes(compareAtNotHigher.id);
      const isRestored = change.undoesNo !== null && isClearedAsNotHigher;
      const by = { isClearedAsNotHigher: isClearedAsNotHigher && !isRestored };
      const price = isRestored ? null : priceAgainst(targets, writing, by, basis);
      if (price === null) writings.push(writing);
      else done.push({ changeNo, state: "priceMoved", detail: price });
    }
  }
  return { writings, done };
}

function toWriting(change: TakenChange): Writing | null {
  const { changeNo, field, target, before, after, wasTried } = change;
  const name = fieldNames.find((each) => each === field);
  return name === undefined || after === undefined
    ? null
    : { changeNo, field: name, target, before, after, wasTried };
}

async function send(
  client: AdminClient,
  request: WriteRequest,
  product: ProductNode,
  basis: CurrentBasis,
): Promise<SettledChange[]> {
  const answer = await ask(client, request);
  const faults = new Map<number, string[]>();
  const moved = new Set<number>();
  for (const { field, message, code } of answer.userErrors) {
    for (const { changeNo, wasTried } of request.blame(field ?? []) ?? request.writings) {
      if (code === staleCode && !wasTried) moved.add(changeNo);
      faults.set(changeNo, [...(faults.get(changeNo) ?? []), message]);
    }
  }
  const written = writtenTargets(answer);
  const settled = request.writings.filter(({ changeNo }) => !moved.has(changeNo));
  return settled.map((writing) => {
    const { changeNo } = writing;
    const messages = faults.get(changeNo);
    if (messages) return { changeNo, state: "refused", detail: [...new Set(messages)].join(" ") };
    const { place } = fieldOf(writing.field);
    const isOfProduct = place === "product" || place === "option" || place === "attribute";
    // Who publishes, or sets a field of the category, is not told of the product.
    const of = isOfProduct ? answer.product : product;
    const stored = of ? currentValue(of, written, writing, basis) : undefined;
    return {
      changeNo,
      state: "written",
      detail: null,
      ...(stored === undefined ? {} : { stored }),
    };
  });
}

async function ask(client: AdminClient, request: WriteRequest): Promise<WrittenAnswer> {
  try {
    const { data } = await client.query<unknown>(request.document, request.variables);
    return writtenSchema.parse(data).result;
  } catch (error) {
    // A value that is none of Shopify's: the others need not wait for it. Not so a shop that is closed.
    const isOfValue = error instanceof AppError && error.code === "upstream_invalid";
    if (isOfValue && error.detail === null) return { userErrors: [{ message: error.message }] };
    throw error;
  }
}
