import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { leastCustomers } from "../../metrics/lifetime-value/worth";
import { CustomersPage } from "../customers/customers-page";
import type { CustomersReadyView, CustomersView } from "../customers/view";
import { Answer } from "../home/frame-page";
import { AcquisitionFigures } from "./figures";
import { CampaignTable, ChannelTable } from "./tables";
import { SpendChart } from "./spend-chart";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent } from "./view";

const spendUrl = "/app/settings/spend";

/** Acquisition: what a customer costs, and what each channel and campaign brought. */
export function AcquisitionPanel({ view }: { view: CustomersView<AcquisitionContent> }) {
  return (
    <CustomersPage view={view} hasRange>
      {(ready) => <Ready view={ready} content={ready.content} />}
    </CustomersPage>
  );
}

function Ready({
  view,
  content,
}: {
  view: CustomersReadyView<AcquisitionContent>;
  content: AcquisitionContent;
}) {
  const { t, sentence } = useAcquisitionTexts();
  const { currency } = view;
  return (
    <>
      <Answer view={view} text={sentence(content.sentence, currency)}>
        <Knowledge content={content} />
        {content.sentence.kind === "noSpend" ? (
          <Box paddingBlockStart="200">
            <InlineStack>
              <Button url={spendUrl}>{t("acquisition.enterSpend")}</Button>
            </InlineStack>
          </Box>
        ) : null}
      </Answer>
      <AcquisitionFigures view={view} figures={content.figures} />
      <SpendChart points={content.points} currency={currency} />
      <ChannelTable content={content} view={view} />
      <CampaignTable content={content} view={view} />
    </>
  );
}

/** What the figures rest on, and what they lack. */
function Knowledge({ content }: { content: AcquisitionContent }) {
  const { t, formats } = useAcquisitionTexts();
  const { unattributed, notApplicable, assumedShare, costShare, known } = content;
  const lines = [t("acquisition.basis")];
  if (!known.isWhole) {
    lines.push(
      t("acquisition.knownDays", {
        from: formats.day(known.days.from),
        to: formats.day(known.days.to),
      }),
    );
  }
  if (known.isOtherCurrency) lines.push(t("acquisition.otherCurrency"));
  if (known.newCustomers > 0 && known.newCustomers < leastCustomers) {
    lines.push(
      t("acquisition.few", {
        number: formats.count(known.newCustomers),
        count: known.newCustomers,
      }),
    );
  }
  if (assumedShare) lines.push(t("acquisition.assumed", { share: formats.percent(assumedShare) }));
  lines.push(
    costShare === null
      ? t("acquisition.noCosts")
      : t("acquisition.costs", { share: formats.percent(costShare) }),
  );
  if (unattributed + notApplicable > 0) {
    lines.push(
      t("acquisition.without", {
        unattributed: formats.count(unattributed),
        notApplicable: formats.count(notApplicable),
      }),
    );
  }
  return (
    <BlockStack gap="050">
      {lines.map((line) => (
        <Text key={line} as="p" tone="subdued">
          {line}
        </Text>
      ))}
    </BlockStack>
  );
}
