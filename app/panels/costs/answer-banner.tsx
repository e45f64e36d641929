import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CostsForm } from "./use-costs-form";

/** What became of what was sent last: that it was done, or why not. */
export function AnswerBanner({ form: { answer, say } }: { form: CostsForm }) {
  const { t } = useTranslation();
  if (answer?.kind === "done") return <Banner tone="success" title={say(answer.done)} />;
  if (answer?.kind === "refused") {
    return (
      <Banner tone="critical" title={t("costs.problem")}>
        <p>{say(answer.reason)}</p>
      </Banner>
    );
  }
  const error = answer?.kind === "invalid" ? answer.errors["file"] : undefined;
  return error ? (
    <Banner tone="critical" title={t("costs.problem")}>
      <p>{say(error)}</p>
    </Banner>
  ) : null;
}
