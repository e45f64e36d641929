import type { AdminClient } from "../../../app/admin-api/client.server";
import { readReport, type ReportTask } from "../../../app/sync/reports.server";
import type { ReportName } from "../../../app/store/shopify-reports.server";

/** Asks a report to the end, as the job and its successors do. Returns the number of portions. */
export async function readWholeReport(
  client: AdminClient,
  report: ReportName,
  clock: () => Date,
  isTimeUp: () => boolean = () => false,
): Promise<number> {
  let task: ReportTask | null = { shopId: client.shop.id, report, span: "whole" };
  for (let portions = 0; portions < 500; portions += 1) {
    if (!task) return portions;
    task = await readReport(task, undefined, { client, clock, isTimeUp });
  }
  throw new Error("The report does not come to an end");
}
