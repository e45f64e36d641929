import { useHomeTexts } from "../home/use-home-texts";
import { customerTexts } from "./customer-texts";

/** The texts of the pages of customers in the language and the numbers of the page. */
export function useCustomerTexts() {
  return customerTexts(useHomeTexts());
}
