import type { TextKey } from "../i18n/text-key";

/** What is wrong, or was done: a text of the catalogue and what stands in it. */
export interface Message {
  text: TextKey;
  values?: Record<string, string>;
}
