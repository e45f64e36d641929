import { Badge } from "@shopify/polaris";
import { useHomeTexts } from "./use-home-texts";
import type { CoverageView } from "./view";

/** Which dates have been read; the days that are shown are the range picker's. */
export function CoverageChip({ coverage }: { coverage: CoverageView }) {
  const texts = useHomeTexts();
  return <Badge tone={coverage.isReading ? "info" : undefined}>{texts.coverage(coverage)}</Badge>;
}
