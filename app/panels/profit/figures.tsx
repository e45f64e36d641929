import { ChangeText } from "../../components/change-text";
import { DefinitionPopover } from "../../components/definition-popover";
import { FigureCard, FigureRow } from "../../components/figure-card";
import { sizeOf } from "../../metrics/comparison";
import type { ComparisonView } from "../home/view";
import { useProfitTexts } from "./use-profit-texts";
import type { ProfitFigureView, ProfitReadyView } from "./view";

/** Net sales and what is left of them after each group of costs. */
export function ProfitFigures({ view, isBusy }: { view: ProfitReadyView; isBusy: boolean }) {
  return (
    <FigureRow busy={isBusy}>
      {view.figures.map((figure) => (
        <Figure key={figure.id} figure={figure} view={view} />
      ))}
    </FigureRow>
  );
}

function Figure({ figure, view }: { figure: ProfitFigureView; view: ProfitReadyView }) {
  const { t, exact, rounded, comparison, definition, partly, percent } = useProfitTexts();
  const { value, change, rate } = figure;
  const notes = [
    value === null ? null : partly(view.coverage),
    rate === null ? null : t("profit.marginNote", { rate: percent(rate) }),
  ].filter((note) => note !== null);
  return (
    <FigureCard
      label={
        <DefinitionPopover label={t(figure.label)} definition={definition(figure.definition)} />
      }
      value={value === null ? null : rounded(value, "money", view.currency)}
      exact={value === null ? undefined : exact(value, "money", view.currency)}
      emptyText={t(figure.emptyText)}
      change={
        value === null ? null : (
          <ChangeText
            text={comparison(change, view.range)}
            direction={directionOf(change)}
            isBetter={change.kind === "change" && change.verdict === "better"}
          />
        )
      }
      trend={figure.trend}
      note={notes.join(" ")}
    />
  );
}

function directionOf(view: ComparisonView): "up" | "down" | null {
  if (view.kind === "none" || view.verdict === "same") return null;
  return sizeOf(view.change) > 0 ? "up" : "down";
}
