import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CompetitorForm } from "./use-competitor-form";

/** What became of what was sent last: that it was done, or why not. */
export function AnswerBanner({ form: { answer, say } }: { form: CompetitorForm }) {
  const { t } = useTranslation();
  if (answer?.kind === "done") return <Banner tone="success" title={say(answer.done)} />;
  if (answer?.kind !== "refused") return null;
  return (
    <Banner tone="critical" title={t("costs.problem")}>
      <p>{say(answer.reason)}</p>
    </Banner>
  );
}
