import { Text } from "@shopify/polaris";
import { CustomersPage } from "../customers/customers-page";
import type { CustomersView } from "../customers/view";
import { Answer } from "../home/frame-page";
import { CsvButton } from "./csv-button";
import { Evidence } from "./evidence";
import { HistoricTable, PredictedTable } from "./tables";
import { useLifetimeTexts } from "./use-lifetime-texts";
import type { WorthContent } from "./view";
import { WorthCurve } from "./worth-curve";

/** Lifetime value: what customers came to, what a new one is expected to, and how far that was right. */
export function LifetimeValuePanel({ view }: { view: CustomersView<WorthContent> }) {
  const { answer, knowledge } = useLifetimeTexts();
  return (
    <CustomersPage view={view} hasRange={false}>
      {({ content, ...ready }) => (
        <>
          <Answer view={ready} text={answer(content, ready.currency)}>
            {knowledge(content, ready.timezone).map((line) => (
              <Text key={line} as="p">
                {line}
              </Text>
            ))}
          </Answer>
          <WorthCurve content={content} currency={ready.currency} />
          <HistoricTable
            content={content}
            currency={ready.currency}
            file={<CsvButton table="historic" content={content} view={ready} />}
          />
          {content.prediction?.kind === "fitted" ? (
            <>
              {content.prediction.rows.length > 0 ? (
                <PredictedTable
                  prediction={content.prediction}
                  currency={ready.currency}
                  file={<CsvButton table="predicted" content={content} view={ready} />}
                />
              ) : null}
              <Evidence prediction={content.prediction} currency={ready.currency} />
            </>
          ) : null}
        </>
      )}
    </CustomersPage>
  );
}
