import { ProgressBar } from "@shopify/polaris";
import { wholePercent } from "./percent";

/** How far something is, from 0 to 1, as a thin line; the element `labelledBy` says what. */
export function ProgressLine({ share, labelledBy }: { share: number; labelledBy: string }) {
  return (
    <ProgressBar
      progress={wholePercent(share)}
      ariaLabelledBy={labelledBy}
      size="small"
      tone="highlight"
      animated={false}
    />
  );
}
