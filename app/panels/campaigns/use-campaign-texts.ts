import { useCustomerTexts } from "../customers/use-customer-texts";
import { useAcquisitionTexts } from "../acquisition/use-acquisition-texts";
import type { CampaignsContent } from "./view";

/** The texts of the page of campaigns. */
export function useCampaignTexts() {
  const texts = useCustomerTexts();
  const { t, formats } = texts;
  const { limit } = useAcquisitionTexts();

  /** "Brand search brings new customers cheapest, for $12.30 each. Spring is over pace: ..." */
  function answer(content: CampaignsContent, currency: string): string {
    const { answer: of, overPace, allCampaigns } = content;
    const hidesAll = of.kind === "none" && allCampaigns > 0;
    const first = hidesAll ? t("campaigns.filter.nothing") : cheapest(of, currency);
    if (overPace === null) return first;
    const share = formats.percent(overPace.ratio);
    return `${first} ${t("campaigns.answer.over", { count: overPace.campaigns, name: overPace.name, share })}`;
  }

  function cheapest(of: CampaignsContent["answer"], currency: string): string {
    switch (of.kind) {
      case "none":
        return t("campaigns.answer.none");
      case "noSpend":
        return t("campaigns.answer.noSpend", {
          count: of.campaigns,
          number: formats.count(of.campaigns),
          customers: formats.count(of.newCustomers),
        });
      case "noCustomers":
        return t("campaigns.answer.noCustomers", {
          spend: formats.moneyRounded(of.spendMinor, currency),
        });
      case "cheapest": {
        const values = {
          count: of.newCustomers,
          number: formats.count(of.newCustomers),
          name: of.name,
          cac: formats.moneyRounded(of.cacMinor, currency),
        };
        return of.isFew
          ? t("campaigns.answer.few", values)
          : t("campaigns.answer.cheapest", values);
      }
    }
  }

  /** What the figures rest on, and what they lack. */
  function knowledge(content: CampaignsContent) {
    const { withoutCampaign, newCustomers, spendWithoutShare, filter, allCampaigns, elsewhere } =
      content;
    const lines = [t("retention.basis")];
    if (filter.kind !== null || filter.channel !== null) {
      lines.push(
        t("campaigns.filter.of", {
          shown: formats.count(content.campaigns.rows.length),
          all: formats.count(allCampaigns),
        }),
      );
    }
    if (elsewhere > 0) {
      lines.push(t("campaigns.elsewhere", { count: elsewhere, number: formats.count(elsewhere) }));
    }
    if (newCustomers > 0) {
      lines.push(
        t("campaigns.without", {
          count: newCustomers,
          without: formats.count(withoutCampaign),
          all: formats.count(newCustomers),
        }),
      );
    }
    if (spendWithoutShare !== null && spendWithoutShare > 0) {
      lines.push(t("campaigns.spendWithout", { share: formats.percent(spendWithoutShare) }));
    }
    lines.push(...content.limits.map(limit));
    return lines;
  }

  return { ...texts, answer, knowledge };
}
