import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { homeTexts } from "./home-texts";

/** The home page's texts in the language and the numbers of the page. */
export function useHomeTexts() {
  const { t } = useTranslation();
  return homeTexts(t, useFormats());
}
