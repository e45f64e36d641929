import { isBlank, isTotalText } from "./cells";
import type { SpendFormat } from "./formats";
import type { SpendCells } from "./read-file";

type IsTotal = (row: SpendCells) => boolean;

/**
 * Which rows add up others: they begin with a word that says so in place of a day, or have no name where an export's
 * other rows have one, be it of a campaign, an ad set or an ad. Counted, they would double what was spent.
 */
export function totalsOf(rows: readonly SpendCells[], format: SpendFormat | null): IsTotal {
  const isExport = format !== null && format.id !== "plain";
  const isNamed = rows.some(hasName);
  const ofMeta = format?.id === "meta-ads" ? totalsOfMeta(rows, isNamed) : () => false;
  return (row) =>
    (isTotalText(row.lead) && (isBlank(row.date) || isTotalText(row.date))) ||
    (isExport && !hasName(row) && (isNamed || isBlank(row.date))) ||
    ofMeta(row);
}

const hasName = ({ campaign, adSet, ad }: SpendCells) =>
  [campaign, adSet, ad].some((name) => !isBlank(name));

// "Results from 3 ad sets"; a campaign may be called "Results", and none says from how many things.
const countOfResults = /^(results? from|ergebnisse (aus|von)|résultats (de|sur)|resultados de) \d/i;

/**
 * Meta's row of totals says how many things it is of, in whichever column of names comes first. Split by day, rows of
 * a campaign's or the account's sum have no day; and where nothing is named, the sum is of all days at once.
 */
function totalsOfMeta(rows: readonly SpendCells[], isNamed: boolean): IsTotal {
  const isCounted = ({ lead, campaign, adSet, ad }: SpendCells) =>
    [lead, campaign, adSet, ad].some((text) => countOfResults.test(text));
  const isByDay = rows.some(({ date }) => !isBlank(date));
  const days = rows.filter(({ date, end }) => date === end);
  const first = days.map(({ date }) => date).sort()[0];
  const last = days
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const isOfAll = ({ date, end }: SpendCells) =>
    !isNamed && days.length === rows.length - 1 && date === first && end === last && date !== end;
  return (row) => isCounted(row) || (isByDay && isBlank(row.date)) || isOfAll(row);
}
