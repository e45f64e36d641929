import type { Proposal } from "../fixes/fix";

/** A new title, where it is another one and has something to read; `undefined`: to be entered. */
export function proposeTitle(
  before: string,
  after: string | undefined,
  rest: Pick<Proposal, "isChosen"> = {},
): Proposal[] {
  const isReadable = after !== undefined && /[\p{L}\p{N}]/u.test(after);
  if (isReadable && after === before) return [];
  return [{ field: "title", target: "", before, after: isReadable ? after : undefined, ...rest }];
}
