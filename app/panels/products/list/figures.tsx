import { Text } from "@shopify/polaris";
import { DefinitionPopover } from "../../../components/definition-popover";
import { FigureCard, FigureRow } from "../../../components/figure-card";
import { useIsBusy } from "../../home/frame-page";
import { useProductTexts } from "../use-product-texts";
import type { SummaryFigure } from "./view";

/** The few figures above a list, each with its definition or what it counts. */
export function SummaryFigures({
  figures,
  currency,
}: {
  figures: readonly SummaryFigure[];
  currency: string;
}) {
  const { t, figure, definition } = useProductTexts();
  const isBusy = useIsBusy();
  if (figures.length === 0) return null;
  return (
    <FigureRow busy={isBusy}>
      {figures.map((one) => {
        const written = figure(one, currency);
        return (
          <FigureCard
            key={one.id}
            label={
              one.definition ? (
                <DefinitionPopover label={t(one.label)} definition={definition(one.definition)} />
              ) : (
                <Text as="p" variant="bodyMd">
                  {t(one.label)}
                </Text>
              )
            }
            value={written?.rounded ?? null}
            {...(written ? { exact: written.exact } : {})}
            emptyText={t(one.emptyText)}
            change={null}
            trend={[]}
            note={one.note ? t(one.note) : null}
          />
        );
      })}
    </FigureRow>
  );
}
