/** Something that the reader turns on and off, remembered in this browser. */
export interface RememberedSwitch {
  isOn(): boolean;
  turn(isOn: boolean): void;
  /** Whether it will be so when the page is loaded again. */
  isRemembered(): boolean;
  /** Calls `listener` whenever it is turned; answers with what ends that. */
  subscribe(listener: () => void): () => void;
}

/**
 * On until it is turned off. Browsers may refuse a frame of another site its storage, and throw at the mere
 * question (`openStorage`): it then holds until the page is loaded again.
 */
export function createRememberedSwitch(
  name: string,
  openStorage: () => Pick<Storage, "getItem" | "setItem">,
): RememberedSwitch {
  let known: boolean | null = null;
  let isRemembered = true;
  const listeners = new Set<() => void>();
  const read = () => {
    try {
      return openStorage().getItem(name) !== "off";
    } catch {
      return true;
    }
  };
  return {
    isOn: () => (known ??= read()),
    turn(isOn) {
      known = isOn;
      try {
        openStorage().setItem(name, isOn ? "on" : "off");
        isRemembered = true;
      } catch {
        isRemembered = false;
      }
      for (const listener of listeners) listener();
    },
    isRemembered: () => isRemembered,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
