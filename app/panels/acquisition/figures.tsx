import { ChangeText } from "../../components/change-text";
import { DefinitionPopover } from "../../components/definition-popover";
import { FigureCard, FigureRow } from "../../components/figure-card";
import { directionOf } from "../home/figures";
import { useIsBusy } from "../home/frame-page";
import type { FrameView } from "../home/view";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionFigure } from "./view";

/** What customers cost, beside the days it is compared with. */
export function AcquisitionFigures({
  view,
  figures,
}: {
  view: Pick<FrameView, "range" | "currency">;
  figures: readonly AcquisitionFigure[];
}) {
  const { t, exact, rounded, ratio, comparison, definition } = useAcquisitionTexts();
  const isBusy = useIsBusy();
  const { currency } = view;
  return (
    <FigureRow busy={isBusy}>
      {figures.map(({ id, label, unit, value, emptyText, change, definition: words }) => (
        <FigureCard
          key={id}
          label={<DefinitionPopover id={id} label={t(label)} definition={definition(words)} />}
          value={
            value === null
              ? null
              : unit === "number"
                ? ratio(value)
                : rounded(value, unit, currency)
          }
          exact={value === null ? undefined : exact(value, unit, currency)}
          emptyText={t(emptyText)}
          change={
            value === null || change === null ? null : (
              <ChangeText
                text={comparison(change, view.range)}
                direction={directionOf(change)}
                isBetter={change.kind === "change" && change.verdict === "better"}
              />
            )
          }
          trend={[]}
        />
      ))}
    </FigureRow>
  );
}
