import { useEffect, useRef } from "react";
import { isKeyboardLost, markKeyboardPlace } from "./keyboard-place";

/**
 * Keeps the keyboard where it was while something goes on: a button that is busy takes no keys, a window takes them for
 * itself. `mark` is called when it begins; it comes back once `isGoingOn` has ended.
 */
export function useKeyboardPlace(isGoingOn: boolean): { mark(at?: Element | null): void } {
  const comeBack = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (isGoingOn) return;
    const back = comeBack.current;
    comeBack.current = null;
    if (!back) return;
    // When what follows from it is drawn, and a window that held the keyboard is gone.
    const frame = requestAnimationFrame(back);
    return () => cancelAnimationFrame(frame);
  }, [isGoingOn]);
  return {
    mark(at) {
      comeBack.current = markKeyboardPlace(at);
    },
  };
}

/**
 * Where a button gives way to the fields that it opens, and these to the button: the keyboard, which was at what is
 * gone, goes to the first thing in the box that has come in its place.
 */
export function useKeyboardSwap<E extends HTMLElement>(isOpen: boolean) {
  const box = useRef<E>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    if (was.current === isOpen) return;
    was.current = isOpen;
    if (!isKeyboardLost()) return;
    box.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, [isOpen]);
  return box;
}
