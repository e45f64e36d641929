import type { ParseKeys } from "i18next";

/** A key of the message catalogue: what pure code hands to the panels instead of a text. */
export type TextKey = ParseKeys;
