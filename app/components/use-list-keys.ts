import { useLocation } from "@remix-run/react";
import { useEffect, useRef, type FocusEvent, type RefObject } from "react";
import { actionOf, offersOf, rowAfter, type ListAction, type ListNow } from "./list-keys";
import {
  focusRow,
  followLink,
  keyOfRow,
  placeOf,
  rowOf,
  rowsIn,
  searchFieldIn,
  toggleBox,
} from "./list-rows";

/** Where the keyboard was in a list when it was left, by its place in the history: there it goes on after Back. */
const leftAt = new Map<string, string>();

/** The row that the keyboard is or was at last. */
interface Cursor {
  key: string;
  index: number;
  /** Whether it is there still. */
  isHere: boolean;
}

/**
 * Keys that work through the list in `box`, which moves the keyboard's focus from row to row. Answers with what
 * `box` is to say when focus comes and goes.
 */
export function useListKeys({
  box,
  isOn,
  list,
  rowKeys,
  turnTo,
  fix,
  help,
  onTicked,
}: {
  box: RefObject<HTMLElement>;
  isOn: boolean;
  list: ListNow;
  rowKeys: readonly string[];
  turnTo(page: number): void;
  fix(): void;
  help(): void;
  onTicked(rowKey: string, isTicked: boolean): void;
}) {
  const cursor = useRef<Cursor | null>(null);
  /** The page that was turned to, until it is here. */
  const awaited = useRef<number | null>(null);

  const step = (inside: HTMLElement, by: 1 | -1) => {
    const rows = rowsIn(inside);
    const known = cursor.current;
    const at = known ? rows.findIndex((row) => keyOfRow(row) === known.key) : -1;
    const next = rowAfter(at === -1 ? null : at, by, rows.length);
    const row = next === null ? undefined : rows[next];
    if (row) focusRow(row);
  };
  const turn = (page: number) => {
    awaited.current = page;
    turnTo(page);
  };
  const act = (action: ListAction, inside: HTMLElement) => {
    const row = rowOf(document.activeElement);
    switch (action) {
      case "down":
        return step(inside, 1);
      case "up":
        return step(inside, -1);
      case "pick": {
        const isTicked = row ? toggleBox(row) : null;
        if (row && isTicked !== null) onTicked(keyOfRow(row), isTicked);
        return;
      }
      case "open":
        return row ? followLink(row) : undefined;
      case "search": {
        const field = searchFieldIn(inside);
        field?.focus();
        return field?.select();
      }
      case "toList": {
        const [first] = rowsIn(inside);
        return first ? focusRow(first) : searchFieldIn(inside)?.blur();
      }
      case "nextPage":
        return turn(list.page + 1);
      case "previousPage":
        return turn(list.page - 1);
      case "fix":
        return fix();
      case "help":
        return help();
      case "leave":
        cursor.current = null;
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }
  };

  // Set anew with each drawing of the list, so that it knows what the list can do now.
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const inside = box.current;
      if (!inside) return;
      const action = actionOf(event, placeOf(inside), offersOf(list));
      if (action === null) return;
      // Others may have something to close with it.
      if (action !== "leave") event.preventDefault();
      act(action, inside);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });

  const keys = rowKeys.join();
  useEffect(() => {
    const rows = box.current ? rowsIn(box.current) : [];
    const isTurned = awaited.current === list.page;
    awaited.current = null;
    if (isTurned) {
      if (rows[0]) focusRow(rows[0]);
      return;
    }
    // The row at which the keyboard was is not in the list any more: the one in its place is next.
    const known = cursor.current;
    if (!known?.isHere || document.activeElement !== document.body) return;
    const row = rows[Math.min(known.index, rows.length - 1)];
    if (row) focusRow(row);
    // When there are other rows, not whenever they are drawn.
  }, [keys]);

  const { key: placeInHistory } = useLocation();
  useEffect(() => {
    const left = leftAt.get(placeInHistory);
    const rows = box.current ? rowsIn(box.current) : [];
    const row = rows.find((each) => left !== undefined && keyOfRow(each) === left);
    if (row) focusRow(row);
    return () => {
      const known = cursor.current;
      if (known?.isHere) leftAt.set(placeInHistory, known.key);
      else leftAt.delete(placeInHistory);
    };
  }, [box, placeInHistory]);

  return {
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const row = rowOf(target);
      if (!row || !box.current) return;
      const index = rowsIn(box.current).indexOf(row);
      cursor.current = { key: keyOfRow(row), index, isHere: true };
    },
    onBlur({ relatedTarget }: FocusEvent<HTMLElement>) {
      if (cursor.current && !rowOf(relatedTarget)) cursor.current.isHere = false;
    },
  };
}
