import type { TextKey } from "../../i18n/text-key";
import type { FailureReason, StudyFailure } from "../../metrics/customer-studies/tries";
import { useHomeTexts } from "../home/use-home-texts";

const reasonTexts: Record<FailureReason, TextKey> = {
  memory: "retention.studyFailed.reasons.memory",
  failed: "retention.studyFailed.reasons.failed",
  stopped: "retention.studyFailed.reasons.stopped",
};

/** Why something could not be worked out, and when it is tried again, in words. */
export function useFailureText(): (failure: StudyFailure, zone: string) => string {
  const { t, formats } = useHomeTexts();
  return ({ tries, reason, triedAt, nextAt }, zone) =>
    t("retention.studyFailed.text", {
      count: tries,
      tries: formats.count(tries),
      reason: t(reasonTexts[reason]),
      at: formats.instant(triedAt, zone),
      next: formats.instant(nextAt, zone),
    });
}
