import { InlineStack, Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import { campaignKinds } from "../../metrics/acquisition/campaign-filter";
import { useAddress } from "../products/use-address";
import type { CampaignsContent } from "./view";
import { kindTexts } from "./words";

/** Which campaigns are shown. */
export function FilterChoices({ filter, channels }: Pick<CampaignsContent, "filter" | "channels">) {
  const { t } = useTranslation();
  const { change } = useAddress();
  // A channel that is asked for stays to be seen where no campaign is of it.
  const offered = channels.filter((channel) => channel !== filter.channel);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Select
        label={t("campaigns.columns.kind")}
        labelHidden
        value={filter.kind ?? ""}
        options={[
          { value: "", label: t("campaigns.filter.allKinds") },
          ...campaignKinds.map((kind) => ({ value: kind, label: t(kindTexts[kind]) })),
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label={t("campaigns.columns.channel")}
        labelHidden
        value={filter.channel ?? ""}
        options={[
          { value: "", label: t("campaigns.filter.allChannels") },
          ...[...(filter.channel === null ? [] : [filter.channel]), ...offered].map((channel) => ({
            value: channel,
            label: t(marketingChannelTexts[channel]),
          })),
        ]}
        onChange={(channel) => change({ channel })}
      />
    </InlineStack>
  );
}
