import { randomBytes } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { endWithFault } from "../faults/bulk-faults";
import type { BulkFault } from "../faults/types";
import type { Resource, ViewNode } from "../world/types";
import { createAccessTest } from "./denied";
import { bulkLines } from "./lines";
import { BULK_GID_PREFIX, bulkOperationNode, finishPayload, isTerminal } from "./operation";
import type { BulkOperation } from "./operation";
import { cancelPayload, runPayload } from "./payloads";
import { makeResultFolder, removeResultFolder } from "./result-folder";
import type { BulkOperations, BulkOptions } from "./types";
import { bulkUserError, validateBulkQuery } from "./validate";
import type { BulkDocument } from "./validate";

/** At once per app and shop. */
const MAX_RUNNING = 5;
const URL_LIFETIME_MS = 7 * 24 * 3600 * 1000;
/** How long an export may hold the event loop, and how often one without budget looks again. */
const SLICE_MS = 12;
const RECHECK_MS = 20;
const FLUSH_CHARACTERS = 256 * 1024;
const FIRST_ID = 7_600_000_000_001;

export function createBulkOperations(options: BulkOptions): BulkOperations {
  const operations = new Map<number, BulkOperation>();
  let folder: string | null = null;
  let isClosed = false;

  const find = (gid: string) =>
    gid.startsWith(BULK_GID_PREFIX)
      ? operations.get(Number(gid.slice(BULK_GID_PREFIX.length)))
      : undefined;
  const nodeOf = (operation: BulkOperation): ViewNode =>
    bulkOperationNode(operation, options.origin());
  const finish = (operation: BulkOperation, status: BulkOperation["status"]) => {
    operation.status = status;
    operation.completedAt = options.clock();
    operation.urlExpiresAt = options.clock() + URL_LIFETIME_MS;
    if (!isClosed) options.onFinish(finishPayload(operation), operation.gid);
  };

  const create = (query: string): BulkOperation => {
    const id = FIRST_ID + operations.size;
    folder ??= makeResultFolder();
    const operation: BulkOperation = {
      id,
      gid: `${BULK_GID_PREFIX}${id}`,
      status: "CREATED",
      errorCode: null,
      failure: null,
      createdAt: options.clock(),
      completedAt: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: 0,
      query,
      file: join(folder, `${id}.jsonl`),
      urlToken: randomBytes(16).toString("hex"),
      urlExpiresAt: null,
      hidesAddress: false,
    };
    operations.set(id, operation);
    return operation;
  };

  const start = (bulk: BulkDocument, query: string, groupObjects: boolean): BulkOperation => {
    const operation = create(query);
    const struck = options.strike(query);
    if (struck) operation.fault = struck.name;
    setImmediate(() => void run(operation, bulk, groupObjects, struck?.fault ?? null));
    return operation;
  };

  const run = async (
    operation: BulkOperation,
    bulk: BulkDocument,
    groupObjects: boolean,
    fault: BulkFault | null,
  ) => {
    if (isClosed) return;
    if (operation.status === "CANCELING") return finish(operation, "CANCELED");
    operation.status = "RUNNING";
    const startedAt = options.clock();
    const deniedNow = createAccessTest(bulk, options.accessNow);
    const hasBudget = () => {
      const speed = options.speed();
      if (speed === "instant") return true;
      return operation.objectCount < ((options.clock() - startedAt) / 1000) * speed;
    };
    const isStuck = () =>
      fault?.type === "bulk-stuck" && options.clock() - startedAt < (fault.ms ?? Infinity);
    const file = openSync(operation.file, "w");
    let buffer: string[] = [];
    let buffered = 0;
    const flush = () => {
      if (buffered === 0) return;
      operation.fileSize += writeSync(file, buffer.join(""));
      buffer = [];
      buffered = 0;
    };
    try {
      const batches = bulkLines(options.createContext(), bulk, groupObjects);
      let sliceEnds = performance.now() + SLICE_MS;
      for (;;) {
        if (isClosed) return;
        if ((operation.status as string) === "CANCELING") {
          flush();
          return finish(operation, "CANCELED");
        }
        const denied = deniedNow();
        if (denied !== null) {
          flush();
          operation.errorCode = "ACCESS_DENIED";
          operation.failure = denied;
          return finish(operation, "FAILED");
        }
        if (isStuck() || !hasBudget()) {
          await pause(RECHECK_MS);
          sliceEnds = performance.now() + SLICE_MS;
          continue;
        }
        const { value: batch, done } = batches.next();
        if (done) break;
        for (const line of batch.lines) {
          buffer.push(line, "\n");
          buffered += line.length + 1;
        }
        if (buffered > FLUSH_CHARACTERS) flush();
        operation.objectCount += batch.lines.length;
        operation.rootObjectCount += batch.rootObjects;
        if (performance.now() > sliceEnds) {
          await new Promise((resolve) => setImmediate(resolve));
          sliceEnds = performance.now() + SLICE_MS;
        }
      }
      flush();
      finish(operation, fault ? endWithFault(operation, fault, options.shop) : "COMPLETED");
    } catch (error) {
      flush();
      operation.errorCode = "INTERNAL_SERVER_ERROR";
      operation.failure = error instanceof Error ? error.message : String(error);
      process.stderr.write(`dev-store: ${operation.gid} failed: ${operation.failure}\n`);
      finish(operation, "FAILED");
    } finally {
      closeSync(file);
    }
  };

  const runQuery = (args: { query: string; groupObjects: boolean }) => {
    const { errors, bulk } = validateBulkQuery(
      options.admin,
      args.query,
      options.acceptsNonNodeConnections(),
    );
    if (!bulk) return runPayload(null, errors);
    const running = [...operations.values()].filter((operation) => !isTerminal(operation));
    if (running.length >= MAX_RUNNING) {
      const ids = running.map((operation) => operation.gid).join(", ");
      const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
      return runPayload(null, [bulkUserError(message, "OPERATION_IN_PROGRESS")]);
    }
    return runPayload(nodeOf(start(bulk, args.query, args.groupObjects)), []);
  };

  const cancel = ({ id }: { id: string }) => {
    const operation = find(id);
    if (!operation) return cancelPayload(null, ["id"], "Bulk operation does not exist");
    if (isTerminal(operation)) {
      const state = operation.status.toLowerCase();
      const message = `A bulk operation cannot be canceled when it is ${state}`;
      return cancelPayload(nodeOf(operation), null, message);
    }
    operation.status = "CANCELING";
    return cancelPayload(nodeOf(operation), null, null);
  };

  const releaseAfter = async (ms: number, release: () => void) => {
    const from = options.clock();
    while (!isClosed && options.clock() - from < ms) await pause(RECHECK_MS);
    if (!isClosed) release();
  };

  const resource: Resource = {
    typeName: "BulkOperation",
    gidPrefix: BULK_GID_PREFIX,
    ids: () => [...operations.keys()],
    node: (id) => {
      const operation = operations.get(id);
      return operation ? nodeOf(operation) : null;
    },
    field(id, name) {
      const operation = operations.get(id)!;
      if (name === "status") return operation.status;
      if (name === "operation_type") return "QUERY";
      if (name === "created_at") return operation.createdAt;
      if (name === "completed_at") return operation.completedAt;
      return undefined;
    },
  };

  return {
    resource,
    runQuery,
    cancel,
    operation: find,
    download(id, urlToken) {
      const operation = operations.get(id);
      if (!operation || operation.urlToken !== urlToken || operation.urlExpiresAt === null) {
        return null;
      }
      return { operation, isExpired: options.clock() >= operation.urlExpiresAt };
    },
    expireUrls() {
      for (const operation of operations.values()) {
        if (operation.urlExpiresAt !== null) operation.urlExpiresAt = options.clock();
      }
    },
    occupy(ms) {
      const others = Array.from({ length: MAX_RUNNING }, () => create("{ shop { id } }"));
      for (const other of others) other.status = "RUNNING";
      const release = () => {
        for (const other of others) {
          if (isTerminal(other)) continue;
          finish(other, other.status === "CANCELING" ? "CANCELED" : "COMPLETED");
        }
      };
      if (ms !== Infinity) void releaseAfter(ms, release);
      return release;
    },
    close() {
      isClosed = true;
      if (folder) removeResultFolder(folder);
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
