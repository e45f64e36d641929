import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { alertTexts } from "./alert-texts";

/** The texts of alerts in the language and the numbers of the page. */
export function useAlertTexts(currency: string) {
  const { t } = useTranslation();
  return alertTexts(t, useFormats(), currency);
}
