import { countryName } from "../../sales-overview/country-name";
import type { TextKey } from "../../../i18n/text-key";
import { marketingChannelTexts } from "../../../i18n/marketing-channel-texts";
import { isMarketingChannel } from "../../../lib/marketing-channel";
import type { Label } from "../view";
import type { SplitBy } from "./choices";
import { elsewhere } from "./touches";

const noneTexts: Readonly<Record<SplitBy, TextKey>> = {
  product: "breakdown.none.product",
  type: "breakdown.none.type",
  code: "breakdown.none.code",
  channel: "retention.cohorts.noChannel",
  campaign: "retention.cohorts.noCampaign",
  tag: "breakdown.none.tag",
  country: "breakdown.none.country",
};

/** What a key of a split is called. `titles`: of products, by id. */
export function labelOfKey(by: SplitBy, key: string, titles: ReadonlyMap<string, string>): Label {
  if (key === "") return { key: noneTexts[by] };
  if (by === "channel" && key === elsewhere) return { key: "acquisition.notApplicable" };
  if (by === "channel") {
    return { key: isMarketingChannel(key) ? marketingChannelTexts[key] : noneTexts.channel };
  }
  if (by === "country") return countryName(key);
  return by === "product" ? (titles.get(key) ?? key) : key;
}
