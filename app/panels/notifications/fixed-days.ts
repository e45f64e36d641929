import { z } from "zod";
import type { DayRange } from "../../metrics/date-range";
import type { ReportTable } from "../../store/notifications/terms";

/** Whose page has days to choose; the others are of everything, or of now. */
const isOfDays: Readonly<Record<ReportTable, boolean>> = {
  sales: true,
  products: true,
  quality: false,
  home: true,
  conversion: true,
  reconciliation: false,
  cohorts: false,
  rfm: true,
  profit: true,
  acquisition: true,
  lifetime: false,
  repeat: true,
  journey: false,
  campaigns: true,
  why: true,
};

const daysSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

/** The days that every mail of a table would be of, where the address names days that do not move on; else null. */
export function fixedDaysOf(table: ReportTable, query: string): DayRange | null {
  const params = new URLSearchParams(query);
  if (!isOfDays[table] || params.has("range")) return null;
  return daysSchema.safeParse({ from: params.get("from"), to: params.get("to") }).data ?? null;
}
