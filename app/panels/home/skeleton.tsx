import { BlockStack, Card, SkeletonBodyText, SkeletonDisplayText } from "@shopify/polaris";
import { ChartPlaceholder } from "../../components/chart-box";
import { FigureCard, FigureRow } from "../../components/figure-card";

const places = ["1", "2", "3", "4", "5"];

/** Figures and chart to come, in their final size. */
export function FiguresSkeleton() {
  return (
    <BlockStack gap="400">
      <FigureRow>
        {places.map((place) => (
          <FigureCard
            key={place}
            label={<SkeletonBodyText lines={1} />}
            value={null}
            emptyText=""
            change={<SkeletonDisplayText size="small" />}
            trend={[]}
          />
        ))}
      </FigureRow>
      <Card>
        <ChartPlaceholder />
      </Card>
    </BlockStack>
  );
}
