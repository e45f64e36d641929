import { useHomeTexts } from "../home/use-home-texts";
import { acquisitionTexts } from "./acquisition-texts";

/** The texts of Acquisition in the language and the numbers of the page. */
export function useAcquisitionTexts() {
  return acquisitionTexts(useHomeTexts());
}
