import { useHomeTexts } from "../home/use-home-texts";
import type { WhyView } from "./view";
import { whyTexts } from "./why-texts";

/** The reasons of a change in the language and the numbers of the page. */
export function useWhyTexts(view: Pick<WhyView, "currency">) {
  return whyTexts(useHomeTexts(), view);
}
