import type { CampaignAnswer, OverPace } from "../../metrics/acquisition/campaign-answer";
import type { CampaignFilter } from "../../metrics/acquisition/campaign-filter";
import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SmallTable } from "../customers/table/view";
import type { CustomersView } from "../customers/view";

/** The page of campaigns, as plain JSON; money in minor units. */
export type CampaignsView = CustomersView<CampaignsContent, CampaignsAlways>;

export interface CampaignsContent {
  filter: CampaignFilter;
  /** Those of the campaigns, whatever is filtered. */
  channels: MarketingChannel[];
  /** How many there are without the filter. */
  allCampaigns: number;
  /** How many others are known, which ran on other days only. */
  elsewhere: number;
  answer: CampaignAnswer;
  overPace: OverPace | null;
  campaigns: SmallTable;
  /** Null: nobody was entered. */
  owners: SmallTable | null;
  /** New customers of the days of whom no campaign is known, of all of them. */
  withoutCampaign: number;
  newCustomers: number;
  /** Part of the spend that names no campaign; null: no spend is known. */
  spendWithoutShare: number | null;
  /** Channels of which it is known on a part of the days only what was spent. */
  limits: SpendLimit[];
}

/** Campaigns are entered whether or not customers are known. */
export interface CampaignsAlways {
  entered: EnteredCampaign[];
}
