import { ChangeText } from "../../components/change-text";
import { DefinitionPopover } from "../../components/definition-popover";
import { FigureCard, FigureRow } from "../../components/figure-card";
import { sizeOf } from "../../metrics/comparison";
import { useHomeTexts } from "./use-home-texts";
import type { ComparisonView, FigureView, ReadyView } from "./view";

type FiguresView = Pick<ReadyView, "figures" | "range" | "coverage" | "currency">;

export function Figures({ view, isBusy }: { view: FiguresView; isBusy: boolean }) {
  return (
    <FigureRow busy={isBusy}>
      {view.figures.map((figure) => (
        <Figure key={figure.id} figure={figure} view={view} />
      ))}
    </FigureRow>
  );
}

function Figure({ figure, view }: { figure: FigureView; view: FiguresView }) {
  const { t, formats, exact, rounded, comparison, definition, partly } = useHomeTexts();
  const { value, unit, change } = figure;
  const notes = [
    value === null ? null : partly(view.coverage),
    figure.lacksReturnsBefore === null
      ? null
      : t("figures.lacksReturns", { day: formats.day(figure.lacksReturnsBefore) }),
    ...costNotes(figure),
    figure.unknownCount > 0
      ? t("figures.unknown", {
          count: figure.unknownCount,
          number: formats.count(figure.unknownCount),
        })
      : null,
    figure.guestCount > 0
      ? t("figures.guests", { count: figure.guestCount, number: formats.count(figure.guestCount) })
      : null,
  ].filter((note) => note !== null);

  function costNotes({ costs }: FigureView): string[] {
    if (!costs?.known) return [];
    return [
      t("figures.costKnown", { share: formats.percent(costs.known) }),
      ...(costs.assumed === null || costs.assumed === 0
        ? []
        : [t("figures.costAssumed", { share: formats.percent(costs.assumed) })]),
    ];
  }

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
          text={comparison(change, view.range)}
          direction={directionOf(change)}
          isBetter={change.kind === "change" && change.verdict === "better"}
        />
      }
      trend={figure.trend}
      note={notes.join(" ")}
    />
  );
}

export function directionOf(view: ComparisonView): "up" | "down" | null {
  if (view.kind === "none" || view.verdict === "same") return null;
  return sizeOf(view.change) > 0 ? "up" : "down";
}
