import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { CustomersPage } from "../customers/customers-page";
import { TableCard } from "../customers/table/table-card";
import { Answer } from "../home/frame-page";
import { EnteredCard } from "./entered-card";
import { FilterChoices } from "./filter-choices";
import { useCampaignTexts } from "./use-campaign-texts";
import type { CampaignsContent, CampaignsView } from "./view";

const spendUrl = "/app/settings/spend";

/** Campaigns: which brings customers cheapest, which spends too fast, and what the merchant enters of them. */
export function CampaignsPanel({ view }: { view: CampaignsView }) {
  const { answer, knowledge, t } = useCampaignTexts();
  return (
    <CustomersPage
      view={view}
      hasRange
      always={(ready) => <EnteredCard entered={ready.always.entered} view={ready} />}
    >
      {({ content, ...ready }) => (
        <>
          <Answer view={ready} text={answer(content, ready.currency)}>
            <BlockStack gap="050">
              {knowledge(content).map((line) => (
                <Text key={line} as="p" tone="subdued">
                  {line}
                </Text>
              ))}
            </BlockStack>
            {hasSpend(content) ? null : (
              <Box paddingBlockStart="200">
                <InlineStack>
                  <Button url={spendUrl}>{t("acquisition.enterSpend")}</Button>
                </InlineStack>
              </Box>
            )}
          </Answer>
          <TableCard
            table={content.campaigns}
            view={ready}
            mail="campaigns"
            controls={
              content.allCampaigns > 0 ? (
                <FilterChoices filter={content.filter} channels={content.channels} />
              ) : undefined
            }
          />
          {content.owners ? (
            <TableCard table={content.owners} view={ready} mail="campaigns" />
          ) : null}
        </>
      )}
    </CustomersPage>
  );
}

function hasSpend({ answer }: CampaignsContent): boolean {
  return answer.kind !== "none" && answer.kind !== "noSpend";
}
