import { useEffect, useRef } from "react";
import { isKeyboardLost, markKeyboardPlace } from "./keyboard-place";

/**
 * Keeps the keyboard where it was while something goes on: a button that is busy takes no keys, a window takes them for
 * itself. `mark` is called when it begins; it comes back once `isGoingOn` has ended, and again with whatever is drawn
 * after that, until the reader does something: what it was at may go only then, as with a page that is read anew late.
 */
export function useKeyboardPlace(isGoingOn: boolean): { mark(at?: Element | null): void } {
  const comeBack = useRef<(() => void) | null>(null);
  const isOver = useRef(true);
  useEffect(() => {
    const leave = () => {
      if (isOver.current) comeBack.current = null;
    };
    // Before the page's own listeners: what one of them marks is to stay.
    for (const event of readerEvents) document.addEventListener(event, leave, true);
    return () => {
      for (const event of readerEvents) document.removeEventListener(event, leave, true);
    };
  }, []);
  // After each drawing, whatever it was for.
  useEffect(() => {
    isOver.current = !isGoingOn;
    // It is not used up here: effects may run late, when the reader has already begun the next thing, whose mark it is.
    if (isGoingOn || !comeBack.current) return;
    // When what follows from it is drawn, and a window that held the keyboard is gone.
    const frame = requestAnimationFrame(() => comeBack.current?.());
    return () => cancelAnimationFrame(frame);
  });
  return {
    mark(at) {
      comeBack.current = markKeyboardPlace(at);
    },
  };
}

const readerEvents = ["keydown", "pointerdown"] as const;

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
