import type { z } from "zod";
import { AppError } from "../lib/errors";
import { isNumberedGid, numberOfGid } from "../lib/gid";
import type { SyncResourceName } from "../store/sync-status";
import type { LineBlock } from "./jsonl";
import { quickCheckOf } from "./quick-check";

/** A line of a bulk result with its number, from 1. */
export interface NumberedLine {
  lineNo: number;
  node: Record<string, unknown>;
}

/**
 * Reads a line as JSON object. Throws upstream_invalid, naming the place and never the values: they
 * may be personal.
 */
export function parseJsonLine(
  resource: SyncResourceName,
  lineNo: number,
  text: string,
): NumberedLine {
  let node: unknown;
  try {
    node = JSON.parse(text);
  } catch {
    node = undefined;
  }
  if (!isObject(node)) {
    throw new AppError(
      "upstream_invalid",
      `Line ${lineNo} of the ${resource} result is not a JSON object.`,
      resource,
    );
  }
  return { lineNo, node };
}

/**
 * The objects of lines that follow each other, read as one text, which takes two thirds of the time; null
 * where that is not one for each: read one by one, the wrong one is named.
 */
export function parseTogether({
  list,
  bytes: { length },
}: Pick<LineBlock, "list" | "bytes">): Record<string, unknown>[] | null {
  let nodes: unknown;
  try {
    nodes = JSON.parse(list);
  } catch {
    return null;
  }
  const isWhole = Array.isArray(nodes) && nodes.length === length && nodes.every(isObject);
  return isWhole ? (nodes as Record<string, unknown>[]) : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Checks a line's node against its schema; fields that the schema does not name may stay with it. Throws
 * upstream_invalid naming resource, line and path.
 */
export function parseNode<S extends z.ZodType>(
  schema: S,
  resource: SyncResourceName,
  line: NumberedLine,
): z.output<S> {
  if (quickCheckOf(schema)(line.node)) return line.node as z.output<S>;
  return parseWhole(schema, resource, line);
}

/** The same for a node that came in a page. */
export function parsePageNode<S extends z.ZodType>(
  schema: S,
  resource: SyncResourceName,
  node: unknown,
): z.output<S> {
  return parseWhole(schema, resource, { lineNo: 0, node: node as Record<string, unknown> });
}

function parseWhole<S extends z.ZodType>(
  schema: S,
  resource: SyncResourceName,
  line: NumberedLine,
): z.output<S> {
  const result = schema.safeParse(line.node);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  throw new AppError(
    "upstream_invalid",
    `Line ${line.lineNo} of the ${resource} result does not have the expected shape at "${path}" (${issue?.code ?? "invalid"}).`,
    resource,
  );
}

/** What kind of object a line is; the documents ask for it. */
export function typeOf(line: NumberedLine): string {
  const type = line.node["__typename"];
  return typeof type === "string" ? type : "";
}

/** The number of the parent that a nested line names. */
export function parentOf(resource: SyncResourceName, line: NumberedLine): number {
  const parent = line.node["__parentId"];
  if (typeof parent === "string" && isNumberedGid(parent)) return numberOfGid(parent);
  throw new AppError(
    "upstream_invalid",
    `Line ${line.lineNo} of the ${resource} result is nested but names no parent.`,
    resource,
  );
}

/** Of a value that cannot be stored exactly. `where`: which line, or lines. */
export function unreadableValue(
  resource: SyncResourceName,
  where: string,
  cause: RangeError,
): AppError {
  return new AppError(
    "upstream_invalid",
    `A value in ${where} of the ${resource} result cannot be read.`,
    resource,
    { cause },
  );
}
