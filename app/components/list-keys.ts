/** What a key does in a list that is worked through with the keyboard. */
export type ListAction =
  | "down"
  | "up"
  | "pick"
  | "open"
  | "search"
  | "toList"
  | "nextPage"
  | "previousPage"
  | "fix"
  | "help"
  | "leave";

/** Where the keyboard is when a key goes down. */
export type KeyPlace =
  /** At nothing that takes keys, or at a button or link outside of the rows. */
  | "page"
  /** On a row as a whole. */
  | "row"
  /** At a box, link or button within a row. */
  | "inRow"
  /** In the field by which the list is searched, with and without a text. */
  | "search"
  | "emptySearch"
  /** In another field, a menu or a dialog, whose keys these are. */
  | "taken";

export type KeyPress = Pick<
  KeyboardEvent,
  | "key"
  | "code"
  | "shiftKey"
  | "ctrlKey"
  | "metaKey"
  | "altKey"
  | "repeat"
  | "isComposing"
  | "defaultPrevented"
>;

type Meanings = Readonly<Record<string, ListAction>>;

const anywhere: Meanings = {
  j: "down",
  k: "up",
  n: "nextPage",
  p: "previousPage",
  f: "fix",
  "/": "search",
  "?": "help",
};
const withinRow: Meanings = { ...anywhere, x: "pick", o: "open", Escape: "leave" };
// Within a row Enter is its link's or button's own, and arrows scroll.
const onRow: Meanings = { ...withinRow, Enter: "open", ArrowDown: "down", ArrowUp: "up" };

const meanings: Record<KeyPlace, Meanings> = {
  page: anywhere,
  row: onRow,
  inRow: withinRow,
  search: { Enter: "toList" },
  // With a text in it Escape is the browser's, which empties the field.
  emptySearch: { Enter: "toList", Escape: "toList" },
  taken: {},
};

/** Those that go on for as long as their key is held down. */
const held: ReadonlySet<ListAction> = new Set(["down", "up"]);

/** What a key does where it is pressed; null: nothing of the list's, or nothing that it `offers` now. */
export function actionOf(
  press: KeyPress,
  place: KeyPlace,
  offers: ReadonlySet<ListAction>,
): ListAction | null {
  if (press.defaultPrevented || press.isComposing) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = keyOf(press);
  const known = meanings[place];
  const action = Object.hasOwn(known, key) ? known[key] : undefined;
  if (action === undefined || !offers.has(action)) return null;
  return press.repeat && !held.has(action) ? null : action;
}

/**
 * A letter as it is on the key: caps lock makes no other of it, Shift does; on keyboards of other scripts it is the
 * letter in the same place. Signs are taken as they were typed, since where they lie is another matter in each country.
 */
function keyOf({ key, code, shiftKey }: KeyPress): string {
  const isLatin = /^[a-z]$/i.test(key);
  const isOther = !isLatin && /^\p{L}$/u.test(key);
  const letter = isLatin ? key : isOther ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  if (letter === undefined) return key;
  return shiftKey ? letter.toUpperCase() : letter.toLowerCase();
}

/** The row that a step leads to, counted from 0: the first where there was none before; null: there are no rows. */
export function rowAfter(from: number | null, step: 1 | -1, count: number): number | null {
  if (count === 0) return null;
  if (from === null) return 0;
  return Math.min(Math.max(from + step, 0), count - 1);
}

/** What a list can do at all. */
export interface ListAbilities {
  canPick: boolean;
  canSearch: boolean;
  canFix: boolean;
}

/** What a list can do now. */
export interface ListNow extends ListAbilities {
  rowCount: number;
  /** From 1. */
  page: number;
  pageCount: number;
  isAnyPicked: boolean;
}

export function offersOf(list: ListNow): Set<ListAction> {
  const has: Record<ListAction, boolean> = {
    down: list.rowCount > 0,
    up: list.rowCount > 0,
    pick: list.canPick,
    open: true,
    search: list.canSearch,
    toList: list.canSearch,
    nextPage: list.page < list.pageCount,
    previousPage: list.page > 1,
    fix: list.canFix && list.isAnyPicked,
    help: true,
    leave: true,
  };
  const actions = Object.keys(has) as ListAction[];
  return new Set(actions.filter((action) => has[action]));
}

/** The keys as they are explained to the reader, as they stand on a keyboard. */
const explained: readonly { action: ListAction; keys: readonly string[] }[] = [
  { action: "down", keys: ["J", "↓"] },
  { action: "up", keys: ["K", "↑"] },
  { action: "pick", keys: ["X"] },
  { action: "open", keys: ["O", "Enter"] },
  { action: "fix", keys: ["F"] },
  { action: "nextPage", keys: ["N"] },
  { action: "previousPage", keys: ["P"] },
  { action: "search", keys: ["/"] },
  { action: "toList", keys: ["Enter"] },
  { action: "leave", keys: ["Esc"] },
  { action: "help", keys: ["?"] },
];

/** The keys that do something in such a list. */
export function keysOf({ canPick, canSearch, canFix }: ListAbilities): typeof explained {
  const isLeftOut: Partial<Record<ListAction, boolean>> = {
    pick: !canPick,
    search: !canSearch,
    toList: !canSearch,
    fix: !canFix,
  };
  return explained.filter(({ action }) => !isLeftOut[action]);
}
