import { Select, Text } from "@shopify/polaris";
import { Answer } from "../../home/frame-page";
import { useAddress } from "../../products/use-address";
import { CustomersPage } from "../customers-page";
import { TableCard } from "../table/table-card";
import { useCustomerTexts } from "../use-customer-texts";
import type { CustomersReadyView } from "../view";
import { worthDays } from "./build-view";
import type { JourneyContent, JourneyView } from "./view";

type Ready = CustomersReadyView<JourneyContent> & { refusal: null };

/** Customers: what they purchase first, next and together. */
export function JourneyPanel({ view }: { view: JourneyView }) {
  return (
    <CustomersPage view={view} hasRange={false}>
      {(ready) => <ReadyJourney view={ready} />}
    </CustomersPage>
  );
}

function ReadyJourney({ view }: { view: Ready }) {
  const { t } = useCustomerTexts();
  const { content } = view;
  return (
    <>
      <Answer view={view} text={useSentence(content)}>
        <Text as="p" tone="subdued">
          {t("retention.basis")} {t("retention.guests")} {t("retention.identity")}
        </Text>
      </Answer>
      <TableCard table={content.steps} view={view} mail="journey" />
      <TableCard
        table={content.byProduct}
        view={view}
        mail="journey"
        controls={<DaysChoice days={content.days} />}
      />
      <TableCard table={content.byCode} view={view} mail="journey" />
      <TableCard table={content.together} view={view} mail="journey" />
    </>
  );
}

function DaysChoice({ days }: { days: number }) {
  const { t } = useCustomerTexts();
  const { change } = useAddress();
  return (
    <Select
      label={t("retention.journey.days")}
      labelHidden
      value={String(days)}
      options={worthDays.map((count) => ({
        value: String(count),
        label: t("retention.journey.firstDays", { count }),
      }))}
      onChange={(value) => change({ days: value })}
    />
  );
}

function useSentence({ sentence }: JourneyContent): string {
  const { t, formats } = useCustomerTexts();
  if (sentence.kind === "nobody") return t("retention.journey.nobody");
  return t("retention.journey.next", {
    from: sentence.from,
    to: sentence.to,
    share: formats.percent(sentence.share),
    count: sentence.customers,
    number: formats.count(sentence.customers),
  });
}
