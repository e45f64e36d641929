import { closeSync, openSync, readSync, renameSync, statSync, writeSync } from "node:fs";
import type { BulkOperation, BulkStatus } from "../bulk/operation";
import { tellOfAnotherShop } from "./other-shop";
import type { BulkFault } from "./types";

type Damage = Extract<BulkFault, { type: "bulk-result" }>;

/**
 * Ends an operation whose file is complete the way the fault wants it: changes file, counts and
 * address, and returns the status to end with.
 */
export function endWithFault(operation: BulkOperation, fault: BulkFault, shop: string): BulkStatus {
  switch (fault.type) {
    case "bulk-stuck":
      return "COMPLETED";
    case "bulk-no-url":
      operation.hidesAddress = true;
      return "COMPLETED";
    case "bulk-ended":
      operation.hidesAddress = true;
      return fault.status;
    case "bulk-failed": {
      operation.errorCode = fault.errorCode ?? "INTERNAL_SERVER_ERROR";
      operation.failure = "A fault that was asked for";
      operation.hidesAddress = fault.keep === undefined;
      if (fault.keep === undefined) return "FAILED";
      const kept = Math.floor(operation.objectCount * fault.keep);
      rewrite(operation, (lines) => firstLines(lines, kept, fault.midLine ?? false));
      count(operation);
      return "FAILED";
    }
    case "bulk-result":
      damage(operation, fault, shop);
      return "COMPLETED";
  }
}

function damage(operation: BulkOperation, fault: Damage, shop: string): void {
  // Less than everything, however short the file.
  const wanted = Math.floor(operation.objectCount * (fault.keep ?? 0.5));
  const kept = Math.max(0, Math.min(wanted, operation.objectCount - 1));
  switch (fault.damage) {
    case "empty":
      return rewrite(operation, () => []);
    case "cut-at-line":
      return rewrite(operation, (lines) => firstLines(lines, kept, false));
    case "cut-mid-line":
      return rewrite(operation, (lines) => firstLines(lines, kept, true));
    case "children-first":
      // In the file as it is parents come first, on every level.
      return rewrite(operation, (lines) => [...lines].reverse());
    case "children-cut":
      rewrite(operation, (lines) => cutChildren(lines, fault.children ?? 100));
      return count(operation);
    case "other-shop":
      return rewrite(operation, function* (lines) {
        for (const line of lines) yield tellOfAnotherShop(line, shop, fault.domain);
      });
  }
}

function* firstLines(lines: Iterable<string>, kept: number, midLine: boolean): Generator<string> {
  let at = 0;
  for (const line of lines) {
    at += 1;
    if (at <= kept) yield line;
    else {
      // Lines come with their line break: a piece without one is what a broken write leaves.
      if (midLine) yield line.slice(0, Math.ceil(line.length / 2));
      return;
    }
  }
}

/** The first children of each parent and type, and nothing below those left out. */
function* cutChildren(lines: Iterable<string>, most: number): Generator<string> {
  const counts = new Map<string, number>();
  const missing = new Set<string>();
  for (const line of lines) {
    const { id, __parentId: parent } = JSON.parse(line) as Partial<Record<string, string>>;
    if (parent === undefined) {
      yield line;
      continue;
    }
    const connection = `${parent} ${id?.replace(/\d+(\?.*)?$/, "") ?? ""}`;
    const before = counts.get(connection) ?? 0;
    counts.set(connection, before + 1);
    if (before < most && !missing.has(parent)) yield line;
    else if (id !== undefined) missing.add(id);
  }
}

/** Sets the counts to what is in the file. */
function count(operation: BulkOperation): void {
  operation.objectCount = 0;
  operation.rootObjectCount = 0;
  for (const line of readLines(operation.file)) {
    operation.objectCount += 1;
    if (!line.includes('"__parentId"')) operation.rootObjectCount += 1;
  }
}

/** Lines with their line breaks; never the whole file at once, unless `change` collects them. */
function rewrite(
  operation: BulkOperation,
  change: (lines: Iterable<string>) => Iterable<string>,
): void {
  const path = `${operation.file}.rewritten`;
  const file = openSync(path, "w");
  try {
    for (const line of change(readLines(operation.file))) writeSync(file, line);
  } finally {
    closeSync(file);
  }
  renameSync(path, operation.file);
  operation.fileSize = statSync(operation.file).size;
}

function* readLines(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(256 * 1024);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const size = readSync(file, chunk);
      if (size === 0) break;
      rest = Buffer.concat([rest, chunk.subarray(0, size)]);
      let from = 0;
      for (;;) {
        const end = rest.indexOf(0x0a, from);
        if (end < 0) break;
        yield rest.toString("utf8", from, end + 1);
        from = end + 1;
      }
      rest = rest.subarray(from);
    }
    if (rest.length > 0) yield rest.toString("utf8");
  } finally {
    closeSync(file);
  }
}
