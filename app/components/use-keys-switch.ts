import { useSyncExternalStore } from "react";
import { createRememberedSwitch } from "./remembered-switch";

const keys = createRememberedSwitch("shelfwise.list-keys", () => window.localStorage);

export interface KeysSwitch {
  isOn: boolean;
  /** Whether the choice will hold when the page is loaded again. */
  isRemembered: boolean;
  turn(isOn: boolean): void;
}

/**
 * Whether lists answer to single letters. Who speaks to the computer or hits keys by accident must be able to
 * turn that off: WCAG 2.1.4.
 */
export function useKeysSwitch(): KeysSwitch {
  const isOn = useSyncExternalStore(keys.subscribe, keys.isOn, () => true);
  return { isOn, isRemembered: keys.isRemembered(), turn: keys.turn };
}
