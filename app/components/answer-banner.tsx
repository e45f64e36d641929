import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { LivePart } from "./live-part";
import type { EntryForm } from "./use-entry-form";

/** What became of what was sent last: that it was done, or why not. A problem is an alert, told when it comes. */
export function AnswerBanner({
  form: { answer, say },
  problemsOnly = false,
}: {
  form: EntryForm;
  /** Where it shows of itself that it was done. */
  problemsOnly?: boolean;
}) {
  const { t } = useTranslation();
  const problem = answer?.reason ?? answer?.errors?.["file"];
  return (
    <>
      <LivePart>
        {answer?.done && !problemsOnly ? (
          <Banner tone="success" title={say(answer.done)} stopAnnouncements />
        ) : null}
      </LivePart>
      {problem && !answer?.done ? (
        <Banner tone="critical" title={t("imports.problem")}>
          <p>{say(problem)}</p>
        </Banner>
      ) : null}
    </>
  );
}
