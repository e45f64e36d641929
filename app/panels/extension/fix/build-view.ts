import { sayWith, textsOfFiles } from "../../../i18n/i18n";
import { excerptOf } from "../../quality/fix/excerpt";
import type { ChangeView, FixContent, ValueView } from "../../quality/fix/view";
import type { FixPreview, PreviewRow } from "./view";

export function buildPreview(content: FixContent): FixPreview {
  const { batchId, state, counts, missingScopes, shows, rows, stoppedBy } = content;
  const countOf = (name: string) => shows.find(({ value }) => value === name)?.count ?? 0;
  const isAccepted = ["applying", "stopped", "done"].includes(state);
  const { t } = textsOfFiles();
  return {
    ...{ batchId, state, missingScopes },
    rows: rows.map((row) => rowOf(row, isAccepted)),
    all: counts.all,
    products: counts.products,
    chosen: counts.chosen,
    toEnter: countOf("toEnter"),
    written: counts.written,
    failed: countOf("failed"),
    stoppedBy: state === "stopped" ? t(stoppedBy) : null,
    appPath: `/app/quality/fixes/${batchId}`,
  };
}

function rowOf(change: ChangeView, isAccepted: boolean): PreviewRow {
  const { t } = textsOfFiles();
  const say = (value: ValueView) =>
    typeof value === "boolean" ? t(value ? "quality.fix.yes" : "quality.fix.no") : (value ?? "");
  const detail = change.detail ?? "";
  const [before, after] = [say(change.before), say(change.after)];
  return {
    no: change.no,
    product: change.title ?? "",
    field: t(change.field.label),
    place: change.place,
    before: excerptOf(before, after),
    after: change.after === null ? null : excerptOf(after, before),
    isChosen: change.isChosen,
    outcome:
      isAccepted && change.state !== "open"
        ? sayWith(change.stateText, { reason: detail, value: detail || t("quality.fix.none") })
        : null,
  };
}
