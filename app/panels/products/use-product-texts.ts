import { useHomeTexts } from "../home/use-home-texts";
import { productTexts } from "./product-texts";

/** The texts of the pages of products in the language and the numbers of the page. */
export function useProductTexts() {
  return productTexts(useHomeTexts());
}
