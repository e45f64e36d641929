import type { FixPreview, PreviewRow } from "../../../app/panels/extension/fix/view";

interface PreviewProps {
  preview: FixPreview;
  t: (key: string, values?: Record<string, string | number>) => string;
  isBusy: boolean;
  choose: (changeNo: number, isChosen: boolean) => void;
}

/** Every change with what it was and will be; then what became of it. */
export function Preview({ preview, t, isBusy, choose }: PreviewProps) {
  const { state, rows, all, toEnter, missingScopes, written, failed, stoppedBy } = preview;
  const isOpen = state === "open";
  const nameOf = ({ field, place }: PreviewRow) =>
    place === null ? t("tick", { field }) : t("tickPlace", { field, place });
  return (
    <s-stack gap="base">
      {isOpen ? <s-text>{t("intro")}</s-text> : null}
      {state === "applying" ? <s-text>{t(isBusy ? "writing" : "later")}</s-text> : null}
      {stoppedBy ? <s-banner tone="warning">{stoppedBy}</s-banner> : null}
      {state === "done" ? <s-text>{t("done", { count: written })}</s-text> : null}
      {state === "done" && failed > 0 ? <s-text>{t("failed", { count: failed })}</s-text> : null}
      {isOpen && missingScopes.length > 0 ? <s-banner tone="info">{t("scope")}</s-banner> : null}
      {rows.map((row) => (
        <s-stack key={row.no} gap="small-300">
          {isOpen && row.after !== null ? (
            <s-checkbox
              label={nameOf(row)}
              checked={row.isChosen}
              disabled={isBusy}
              onChange={() => choose(row.no, !row.isChosen)}
            />
          ) : (
            <s-text type="strong">{nameOf(row)}</s-text>
          )}
          <s-text color="subdued">{t("before", { value: row.before || t("none") })}</s-text>
          {row.after === null ? null : (
            <s-text>{t("after", { value: row.after || t("none") })}</s-text>
          )}
          {row.outcome ? <s-text>{row.outcome}</s-text> : null}
        </s-stack>
      ))}
      {isOpen && toEnter > 0 ? <s-text>{t("toEnter", { count: toEnter })}</s-text> : null}
      {isOpen && all > rows.length ? (
        <s-text>{t("more", { count: all - rows.length })}</s-text>
      ) : null}
    </s-stack>
  );
}
