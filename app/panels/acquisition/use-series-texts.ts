import type { FrameView } from "../home/view";
import { seriesTexts } from "./series-texts";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { SeriesView } from "./view";

/** The texts of the figures over time, in the language and the numbers of the page. */
export function useSeriesTexts(
  series: Pick<SeriesView, "grain">,
  view: Pick<FrameView, "coverage" | "currency">,
) {
  return seriesTexts(useAcquisitionTexts(), series, view);
}
