import type { RequestRecord } from "./types";

export interface RequestLog {
  records: readonly RequestRecord[];
  add(record: RequestRecord): void;
  clear(): void;
}

const KEPT = 5000;

/** The latest requests, oldest first. */
export function createRequestLog(): RequestLog {
  const records: RequestRecord[] = [];
  return {
    records,
    add(record) {
      records.push(record);
      if (records.length > KEPT) records.splice(0, records.length - KEPT);
    },
    clear: () => records.splice(0),
  };
}
