import { Banner, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { FilePreview } from "../imports/preview";
import { useFormats } from "./formats-context";
import type { EntryForm } from "./use-entry-form";

/** The rows of a file that cannot be read, by line; nothing where all of them can. */
export function BadRows({
  preview: { badRows, badCount },
  say,
  title,
}: {
  preview: Pick<FilePreview, "badRows" | "badCount">;
  say: EntryForm["say"];
  /** Where the other rows are taken all the same. */
  title?: string;
}) {
  const { t } = useTranslation();
  const { count } = useFormats();
  if (badCount === 0) return null;
  return (
    <Banner
      tone={title === undefined ? "critical" : "warning"}
      title={title ?? t("imports.preview.bad", { count: badCount, number: count(badCount) })}
    >
      <List>
        {badRows.map(({ line, reason }) => (
          <List.Item key={line}>
            {t("imports.preview.badLine", { line: count(line), reason: say(reason) })}
          </List.Item>
        ))}
      </List>
      {badCount > badRows.length ? (
        <p>{t("imports.preview.andMore", { number: count(badCount - badRows.length) })}</p>
      ) : null}
    </Banner>
  );
}
