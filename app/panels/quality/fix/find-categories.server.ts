import { searchCategories, type CategoryChoice } from "../../../store/quality/value-names.server";

// A list to choose from, not to read.
const mostFound = 40;
const mostWords = 8;

/** Categories whose names hold every word of a text. */
export function findCategories(text: string): Promise<CategoryChoice[]> {
  const words = text.split(/[\s>]+/).filter(Boolean);
  return searchCategories(words.slice(0, mostWords), mostFound);
}
