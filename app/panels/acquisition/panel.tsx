import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { leastCustomers } from "../../metrics/lifetime-value/worth";
import { CustomersPage } from "../customers/customers-page";
import type { CustomersReadyView, CustomersView } from "../customers/view";
import { Answer } from "../home/frame-page";
import { AcquisitionFigures } from "./figures";
import { CampaignTable, ChannelTable } from "./tables";
import { BasisChoice } from "./basis-choice";
import { SeriesCard } from "./series-card";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent } from "./view";
import { orderCostTexts } from "./words";

const spendUrl = "/app/settings/spend";
const costsUrl = "/app/settings/costs";

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
      <Answer view={view} text={sentence(content, currency)}>
        <Knowledge content={content} />
        <Box paddingBlockStart="200">
          <InlineStack gap="200" blockAlign="end">
            <BasisChoice basis={content.basis} />
            {content.sentence.kind === "noSpend" || content.known.limits.length > 0 ? (
              <Button url={spendUrl}>{t("acquisition.enterSpend")}</Button>
            ) : null}
            {content.lacks.length > 0 ? (
              <Button url={costsUrl}>{t("acquisition.enterCosts")}</Button>
            ) : null}
          </InlineStack>
        </Box>
      </Answer>
      <AcquisitionFigures view={view} content={content} />
      <SeriesCard content={content} view={view} />
      <ChannelTable content={content} view={view} />
      <CampaignTable content={content} view={view} />
    </>
  );
}

/** What the figures rest on, and what they lack. */
function Knowledge({ content }: { content: AcquisitionContent }) {
  const { t, formats, costsOf, limit } = useAcquisitionTexts();
  const { unattributed, notApplicable, assumedShare, costShare, known, lacks } = content;
  const lines = [t("acquisition.basis", { costs: costsOf(content) })];
  lines.push(...known.limits.map(limit));
  if (known.limits.length > 0) lines.push(t("acquisition.limits.help"));
  if (!known.isWhole) {
    lines.push(
      t("acquisition.knownDays", {
        from: formats.day(known.days.from),
        to: formats.day(known.days.to),
      }),
    );
  }
  if (known.isTodayOut) lines.push(t("acquisition.todayOut"));
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
    costShare === null || costShare === 0
      ? t("acquisition.noCosts")
      : t("acquisition.costs", { share: formats.percent(costShare) }),
  );
  if (lacks.length > 0) {
    const kinds = lacks.map((kind) => t(orderCostTexts[kind]));
    lines.push(t("acquisition.lacksOrderCosts", { costs: formats.list(kinds) }));
  }
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
