import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { EntryForm } from "./use-entry-form";

/** What became of what was sent last: that it was done, or why not. */
export function AnswerBanner({ form: { answer, say } }: { form: EntryForm }) {
  const { t } = useTranslation();
  if (answer?.done) return <Banner tone="success" title={say(answer.done)} />;
  const problem = answer?.reason ?? answer?.errors?.["file"];
  return problem ? (
    <Banner tone="critical" title={t("imports.problem")}>
      <p>{say(problem)}</p>
    </Banner>
  ) : null;
}
