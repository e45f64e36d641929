import type { TextKey } from "../../i18n/text-key";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { Origin } from "../../metrics/acquisition/attribute";
import type { MarginBasis } from "../../metrics/acquisition/contribution";
import { useHomeTexts } from "../home/use-home-texts";
import type { AcquisitionSentence } from "./view";
import { basisTexts } from "./words";

/** The texts of Acquisition: keys and numbers of a view put into words of one language. */
export function useAcquisitionTexts() {
  const home = useHomeTexts();
  const { t, formats } = home;

  function origin(of: Origin): string {
    if (of === "unattributed") return t("acquisition.unattributed");
    if (of === "notApplicable") return t("acquisition.notApplicable");
    const key: TextKey = marketingChannelTexts[of];
    return t(key);
  }

  /** After which costs a customer has paid back. */
  const costsOf = (basis: MarginBasis) => t(basisTexts[basis].costs);

  function sentence(of: AcquisitionSentence, basis: MarginBasis, currency: string): string {
    const money = (minor: number) => formats.moneyRounded(minor, currency);
    switch (of.kind) {
      case "noSpend":
        return t("acquisition.sentence.noSpend", {
          count: of.newCustomers,
          customers: formats.count(of.newCustomers),
        });
      case "noCustomers":
        return t("acquisition.sentence.noCustomers", { spend: money(of.spendMinor) });
      case "cac": {
        const cac = money(of.cacMinor);
        const { payback } = of;
        if (payback.kind === "unknown") return t("acquisition.sentence.cac", { cac });
        return payback.kind === "within"
          ? t("acquisition.sentence.paidBack", {
              cac,
              count: payback.months,
              costs: costsOf(basis),
            })
          : t("acquisition.sentence.notPaidBack", {
              cac,
              count: payback.months,
              costs: costsOf(basis),
            });
      }
    }
  }

  const money = (minor: number | null, currency: string) =>
    minor === null ? t("acquisition.none") : formats.money(minor, currency);
  const ratio = (value: number | null) =>
    value === null ? t("acquisition.none") : formats.fixed(value, 2);

  return { ...home, origin, costsOf, sentence, money, ratio };
}
