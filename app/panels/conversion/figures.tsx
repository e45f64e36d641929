import { ChangeText } from "../../components/change-text";
import { DefinitionPopover } from "../../components/definition-popover";
import { FigureCard } from "../../components/figure-card";
import { sizeOf } from "../../metrics/comparison";
import { useConversionTexts } from "./use-conversion-texts";
import type { ChangeView, FigureView, ReadyConversion } from "./view";

export function Figure({
  figure,
  comparedDays,
  view,
}: {
  figure: FigureView;
  comparedDays: number;
  view: ReadyConversion;
}) {
  const { t, exact, rounded, change, definition } = useConversionTexts();
  const { value, unit } = figure;
  return (
    <FigureCard
      label={
        <DefinitionPopover
          id={figure.id}
          label={t(figure.label)}
          definition={definition(figure.definition)}
        />
      }
      value={value === null ? null : rounded(value, unit, view.currency)}
      exact={value === null ? undefined : exact(value, unit, view.currency)}
      emptyText={t(figure.emptyText)}
      change={
        <ChangeText
          text={change(figure.change, comparedDays, view)}
          direction={directionOf(figure.change)}
          isBetter={figure.change.kind === "change" && figure.change.verdict === "better"}
        />
      }
      trend={figure.trend}
    />
  );
}

function directionOf(view: ChangeView): "up" | "down" | null {
  if (view.kind === "none" || view.verdict === "same") return null;
  return sizeOf(view.change) > 0 ? "up" : "down";
}
