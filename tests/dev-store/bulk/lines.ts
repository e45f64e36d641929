import type { ExecutionContext } from "../graphql/context";
import { resolveRoot } from "../graphql/roots";
import type { LazyNodes } from "../graphql/roots";
import { createProjector } from "./project";
import type { ChildConnection, Projected, Projector } from "./project";
import { nodeTypeOf } from "./selections";
import type { BulkDocument } from "./validate";

/** Lines of one stretch of the export. */
export interface LineBatch {
  lines: string[];
  rootObjects: number;
}

/** Parents whose children are written together when lines are not grouped. */
const WINDOW = 20;

interface Pending {
  parentId: unknown;
  connection: ChildConnection;
  next: number;
}

/**
 * The lines of a bulk query, window by window, so that nothing grows with the store.
 * Grouped: each parent is followed by its children. Not grouped: the parents of a window come first
 * and their children after them in turns, so that a child follows its parent, but rarely directly.
 */
export function* bulkLines(
  context: ExecutionContext,
  bulk: BulkDocument,
  groupObjects: boolean,
): Generator<LineBatch> {
  const { root } = bulk;
  const project = createProjector(context, bulk.selections);
  const nodeType = root.kind === "connection" ? nodeTypeOf(root) : root.named!;
  const value = resolveRoot(context, root.field!, root.args);
  if (value === null) return;
  if (root.kind === "connection") {
    const nodes = isLazy(value) ? value : arrayNodes(value as unknown[]);
    for (let from = 0; from < nodes.length; from += WINDOW) {
      const parents: Projected[] = [];
      for (let at = from; at < Math.min(nodes.length, from + WINDOW); at += 1) {
        const node = nodes.at(at);
        // Deleted since the operation began.
        if (node === null) continue;
        parents.push(project(node, nodeType, root.sets));
      }
      yield batchOf(project, parents, groupObjects);
    }
    return;
  }
  const only = project(value, nodeType, root.sets);
  yield batchOf(project, [only], groupObjects);
}

function batchOf(project: Projector, parents: Projected[], groupObjects: boolean): LineBatch {
  const lines: string[] = [];
  const projectNext = (pending: Pending): Projected => {
    const { nodes, nodeType, sets } = pending.connection;
    const child = project(nodes[pending.next], nodeType, sets);
    pending.next += 1;
    if (pending.parentId !== undefined) child.line["__parentId"] = pending.parentId;
    return child;
  };
  const below = (parent: Projected): Pending[] =>
    parent.children.map((connection) => ({
      parentId: parent.line["id"],
      connection,
      next: 0,
    }));
  if (groupObjects) {
    const write = (parent: Projected) => {
      lines.push(JSON.stringify(parent.line));
      for (const pending of below(parent)) {
        while (pending.next < pending.connection.nodes.length) write(projectNext(pending));
      }
    };
    parents.forEach(write);
    return { lines, rootObjects: parents.length };
  }
  let level = parents;
  for (const parent of level) lines.push(JSON.stringify(parent.line));
  while (level.length > 0) {
    let open = level.flatMap(below);
    const next: Projected[] = [];
    while (open.length > 0) {
      open = open.filter((pending) => pending.next < pending.connection.nodes.length);
      for (const pending of open) {
        const child = projectNext(pending);
        lines.push(JSON.stringify(child.line));
        if (child.children.length > 0) next.push(child);
      }
    }
    level = next;
  }
  return { lines, rootObjects: parents.length };
}

function isLazy(value: unknown): value is LazyNodes {
  return typeof value === "object" && value !== null && "isLazyNodes" in value;
}

function arrayNodes(nodes: unknown[]): { length: number; at(index: number): unknown } {
  return { length: nodes.length, at: (index) => nodes[index] ?? null };
}
