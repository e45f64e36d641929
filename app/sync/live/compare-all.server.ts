import { z } from "zod";
import {
  readBulkOperation,
  startBulkOperation,
  type BulkOperation,
} from "../../admin-api/bulk-operations";
import { versionsBulkDocument, type VersionedResource } from "../../admin-api/documents/versions";
import { AppError } from "../../lib/errors";
import { commitLive, patchComparison, type LivePatch } from "../../store/live.server";
import { listVersions } from "../../store/versions.server";
import { withShop } from "../../store/with-shop.server";
import { linesOf } from "../jsonl";
import { parseJsonLine, parseNode } from "../parse-line";
import { visibleOrdersFrom } from "../plan";
import { checkOwner } from "../result-owner";
import { classify, type Differences } from "./classify";
import {
  beginComparison,
  endComparison,
  repair,
  type Comparison,
  type Differing,
} from "./compare.server";
import type { Live } from "./live-context.server";
import { toVersion, versionNode } from "./versions.server";

/** `waitMs`: when to go on; "reread": so much differs that all is better read anew. */
export type AllCompared = "done" | "reread" | { waitMs: number };

const busyMs = 60_000;
const pollMs = 3_000;
// One by one that many objects take an hour; in bulk, minutes.
const worthReadingAll = 5_000;
const storedAtOnce = 5_000;

/**
 * Compares everything there is, by id and time of the last change, from a bulk operation of these two
 * fields, and reads again what differs. Nothing is taken for deleted because a result lacks it: what it
 * lacks is asked for by its id. What differs is kept until it is repaired: it can be killed anywhere, and a
 * result that took all the time there was to go through is not gone through again.
 */
export async function compareAll(live: Live, resource: VersionedResource): Promise<AllCompared> {
  const { client } = live;
  const { shop } = client;
  const comparison = await beginComparison(live, resource, "all");
  if (!comparison) return "done";
  const { beganAt } = comparison;
  const note = (patch: LivePatch) =>
    commitLive(shop, (tx) => patchComparison(tx, shop, resource, beganAt, patch));
  if (comparison.compareDiffering !== null)
    return repairAll(
      live,
      resource,
      comparison,
      differingSchema.parse(JSON.parse(comparison.compareDiffering)),
    );

  if (comparison.compareOperation === null) {
    const start = await startBulkOperation(client, versionsBulkDocument(resource));
    if (start.kind === "busy") return { waitMs: busyMs };
    if (start.kind === "refused") throw new AppError("upstream_invalid", start.message);
    await note({ compareOperation: start.operation.id });
    return { waitMs: pollMs };
  }
  const operation = await readBulkOperation(client, comparison.compareOperation);
  if (operation && ["CREATED", "RUNNING", "CANCELING"].includes(operation.status)) {
    return { waitMs: pollMs };
  }
  if (operation?.status !== "COMPLETED") {
    await note({ compareOperation: null });
    return { waitMs: busyMs };
  }
  let theirs: Map<number, number>;
  try {
    theirs = await readResult(live, resource, operation);
  } catch (error) {
    await note({ compareOperation: null });
    throw error;
  }
  const differing = await compareWithStore(live, resource, theirs, beganAt);
  const { missing, outdated, unsure, unmet } = differing;
  if (missing.length + outdated.length + unsure.length + unmet.length > worthReadingAll) {
    await endComparison(live, resource, comparison);
    return "reread";
  }
  if (!(await note({ compareDiffering: JSON.stringify(differing) }))) return "done";
  return repairAll(live, resource, comparison, differing);
}

const ids = z.array(z.number().int());
const differingSchema = z.object({ missing: ids, outdated: ids, unsure: ids, unmet: ids });

async function repairAll(
  live: Live,
  resource: VersionedResource,
  comparison: Comparison,
  differing: Differing,
): Promise<AllCompared> {
  const { shop } = live.client;
  const { beganAt, compareAfterId } = comparison;
  const isRepaired = await repair(
    live,
    resource,
    differing,
    compareAfterId,
    async (tx, { lastId }) => {
      await patchComparison(tx, shop, resource, beganAt, { compareAfterId: lastId });
    },
  );
  if (!isRepaired) return { waitMs: 0 };
  await endComparison(live, resource, comparison);
  return "done";
}

/** Times of the last change in ms, by id. Throws where the result is not whole. */
async function readResult(
  { client }: Live,
  resource: VersionedResource,
  operation: BulkOperation,
): Promise<Map<number, number>> {
  const theirs = new Map<number, number>();
  if (operation.url === null) {
    if (operation.objectCount === 0) return theirs;
    throw new AppError("upstream_invalid", "A bulk operation was completed without a result.");
  }
  let lineNo = 0;
  await checkOwner(client, operation.url);
  for await (const { text } of linesOf(client.download(operation.url))) {
    lineNo += 1;
    const line = parseJsonLine(resource, lineNo, text);
    const { id, updatedAt } = toVersion(parseNode(versionNode, resource, line));
    theirs.set(id, updatedAt.getTime());
  }
  if (lineNo < operation.objectCount) {
    throw new AppError(
      "upstream_invalid",
      `The result has ${lineNo} lines, but Shopify counted ${operation.objectCount} objects.`,
    );
  }
  return theirs;
}

/** Goes through what is stored once; takes from `theirs` what it has met. */
async function compareWithStore(
  { client: { shop }, scopes, clock }: Live,
  resource: VersionedResource,
  theirs: Map<number, number>,
  beganAt: Date,
): Promise<Differing> {
  const createdSince = resource === "orders" ? visibleOrdersFrom(scopes, clock()) : null;
  const differences: Differences = { missing: [], outdated: [], unsure: [] };
  const unmet: number[] = [];
  for (let afterId = 0; ;) {
    const page = { afterId, limit: storedAtOnce, createdSince };
    const stored = await withShop(shop, (tx) => listVersions(tx, shop, resource, page));
    const met = stored.flatMap(({ id }) => {
      const time = theirs.get(id);
      return time === undefined ? [] : [{ id, updatedAt: new Date(time) }];
    });
    const found = classify(met, new Map(stored.map((row) => [row.id, row])));
    differences.outdated.push(...found.outdated);
    differences.unsure.push(...found.unsure);
    for (const { id, liveAt } of stored) {
      const isSeenSince = liveAt !== null && liveAt >= beganAt;
      if (!theirs.delete(id) && !isSeenSince) unmet.push(id);
    }
    const last = stored.at(-1);
    if (!last || stored.length < storedAtOnce) break;
    afterId = last.id;
  }
  differences.missing.push(...theirs.keys());
  return { ...differences, unmet };
}
