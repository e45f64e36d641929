import type { ChildLines } from "../store/parents.server";

/** Collects which lines are nested under what. */
export function collectChildLines() {
  let parentIds: number[] = [];
  let lineNos: number[] = [];
  return {
    add(parentId: number, lineNo: number): void {
      parentIds.push(parentId);
      lineNos.push(lineNo);
    },
    take(): ChildLines {
      const taken = {
        parentIds: Float64Array.from(parentIds),
        lineNos: Float64Array.from(lineNos),
      };
      [parentIds, lineNos] = [[], []];
      return taken;
    },
  };
}
