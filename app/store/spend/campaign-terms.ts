import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";

/** A campaign as the merchant enters it; money in minor units of the shop's currency. */
export interface EnteredCampaign {
  id: number;
  name: string;
  /** Who runs it: a colleague or an agency. */
  owner: string | null;
  channel: MarketingChannel;
  isOffline: boolean;
  from: ShopDay;
  /** Null: it goes on. */
  to: ShopDay | null;
  /** Of all its days together. */
  budgetMinor: number | null;
  /** What visits and spend call it, besides its name. */
  utmNames: string[];
  /** In capitals, as codes are compared. */
  codes: string[];
}
