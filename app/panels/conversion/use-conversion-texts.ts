import { useHomeTexts } from "../home/use-home-texts";
import { conversionTexts } from "./conversion-texts";

/** The page's texts in the language and the numbers of the page. */
export function useConversionTexts() {
  return conversionTexts(useHomeTexts());
}
