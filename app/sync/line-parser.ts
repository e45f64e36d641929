import type { SyncResourceName } from "../store/sync-status";
import { unreadableValue, type NumberedLine } from "./parse-line";

/** What rows are made with, apart from the lines: plain data, for another thread. */
export interface ParseSettings {
  shopId: number;
  currency: string;
  zone: string;
  /** See SyncResource.reading. */
  reading: number;
}

/** Makes packed rows of the lines of one result: all that needs no database. `P`: plain data. */
export interface LineParser<P> {
  /** Checks a line. Throws upstream_invalid; RangeError for a value that cannot be stored exactly. */
  add(line: NumberedLine): void;
  /** What the lines since the last time came to. */
  take(): P;
}

export interface LineKind<P> {
  resource: SyncResourceName;
  parser(settings: ParseSettings): LineParser<P>;
}

/** Makes packed rows of lines that are read already. */
export function parseLines<P>(
  { resource, parser }: LineKind<P>,
  settings: ParseSettings,
  lines: readonly NumberedLine[],
): P {
  const fresh = parser(settings);
  for (const line of lines) addLine(resource, fresh, line);
  return fresh.take();
}

/** A value that cannot be stored exactly is Shopify's answer being unusable, not a fault of ours. */
export function addLine<P>(
  resource: SyncResourceName,
  parser: LineParser<P>,
  line: NumberedLine,
): void {
  try {
    parser.add(line);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unreadableValue(resource, `line ${line.lineNo}`, error);
  }
}
