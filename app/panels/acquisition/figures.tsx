import { ChangeText } from "../../components/change-text";
import { DefinitionPopover } from "../../components/definition-popover";
import { FigureCard, FigureRow } from "../../components/figure-card";
import { directionOf } from "../home/figures";
import { useIsBusy } from "../home/frame-page";
import type { FrameView } from "../home/view";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent } from "./view";

/** What customers cost, beside the days it is compared with. */
export function AcquisitionFigures({
  view,
  content,
}: {
  view: Pick<FrameView, "range" | "currency">;
  content: Pick<AcquisitionContent, "figures" | "ageDays" | "known">;
}) {
  const { t, exact, figure, change, alike, definition } = useAcquisitionTexts();
  const isBusy = useIsBusy();
  const { currency } = view;
  return (
    <FigureRow busy={isBusy}>
      {content.figures.map((of) => (
        <FigureCard
          key={of.id}
          label={
            <DefinitionPopover
              id={of.id}
              label={t(of.label)}
              definition={definition(of.definition)}
            />
          }
          value={figure(of, currency)}
          exact={of.value === null ? undefined : exact(of.value, of.unit, currency)}
          emptyText={t(of.emptyText, { count: of.emptyCount })}
          change={
            of.value === null || of.change === null ? null : (
              <ChangeText
                text={change(of.change, view.range, content.known)}
                direction={directionOf(of.change)}
                isBetter={of.change.kind === "change" && of.change.verdict === "better"}
              />
            )
          }
          trend={[]}
          note={alike(of, content)}
        />
      ))}
    </FigureRow>
  );
}
