/** What the keyboard can be brought to when what it was at is gone: the part around it, or that part's heading. */
const standsFor = "h1, h2, h3, h4";

/** True where the keyboard is at nothing: what it was at has gone, or takes no keys while it is busy. */
export const isKeyboardLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/**
 * Remembers where the keyboard is. Answers with what brings it back once it is lost: to what it was at or, where that
 * is gone, to the nearest part around it that is still there. A reader who has gone elsewhere stays there, and one who
 * was at nothing, as after a click, is brought nowhere.
 */
export function markKeyboardPlace(at: Element | null = document.activeElement): () => void {
  if (!(at instanceof HTMLElement) || at === document.body) return () => {};
  const around: Element[] = [];
  for (let each = at.parentElement; each && each !== document.body; each = each.parentElement) {
    around.push(each);
  }
  return () => {
    if (!isKeyboardLost()) return;
    if (at.isConnected) {
      // Nothing comes of this where it takes no keys any more.
      at.focus({ preventScroll: true });
      if (!isKeyboardLost()) return;
    }
    const left = around.find(
      (each) => each.isConnected && (each.matches("[tabindex]") || each.querySelector(standsFor)),
    );
    if (left?.matches("[tabindex]")) (left as HTMLElement).focus({ preventScroll: true });
    else {
      const heading = (left ?? document).querySelector<HTMLElement>(standsFor);
      if (heading) focusForNow(heading);
    }
  };
}

/**
 * Brings the keyboard to what is no place of its own to come to, such as a heading. It is none any more once it is
 * left: what always was one would take the keyboard with each click inside. A reader who turns to another window has
 * not left it.
 */
export function focusForNow(element: HTMLElement): void {
  const leave = () => {
    if (document.activeElement === element) return;
    element.removeEventListener("blur", leave);
    element.removeAttribute("tabindex");
  };
  element.tabIndex = -1;
  element.addEventListener("blur", leave);
  element.focus({ preventScroll: true });
}
