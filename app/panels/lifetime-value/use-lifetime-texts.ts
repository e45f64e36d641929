import { useHomeTexts } from "../home/use-home-texts";
import { lifetimeTexts } from "./lifetime-texts";

/** The texts of Lifetime value in the language and the numbers of the page. */
export function useLifetimeTexts() {
  return lifetimeTexts(useHomeTexts());
}
