import type { FrameView } from "../../home/view";
import type { TableFile } from "../../table-file";
import type { CustomerTexts } from "../customer-texts";
import { smallTableFile } from "./small-table-file";
import type { SmallTable } from "./view";

/** Of a page's tables the one that an address means, else the first, as a file; of one without rows, why. */
export function chosenFile(
  tables: readonly [SmallTable, ...SmallTable[]],
  chosen: string | null,
  view: Pick<FrameView, "currency" | "timezone" | "coverage">,
  texts: CustomerTexts,
): TableFile {
  const table = tables.find(({ id }) => id === chosen) ?? tables[0];
  return table.rows.length > 0
    ? smallTableFile(table, view, texts)
    : { reasons: [texts.t(table.emptyText)] };
}
