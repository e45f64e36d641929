import { useHomeTexts } from "../home/use-home-texts";
import { profitTexts } from "./profit-texts";

/** The profit page's texts in the language and the numbers of the page. */
export function useProfitTexts() {
  return profitTexts(useHomeTexts());
}
