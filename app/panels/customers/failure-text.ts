import type { TextKey } from "../../i18n/text-key";
import type { FailureReason, StudyFailure } from "../../metrics/customer-studies/tries";
import type { HomeTexts } from "../home/home-texts";

const reasonTexts: Record<FailureReason, TextKey> = {
  memory: "retention.studyFailed.reasons.memory",
  failed: "retention.studyFailed.reasons.failed",
  stopped: "retention.studyFailed.reasons.stopped",
};

/** Why something could not be worked out, and when it is tried again, in words. */
export function failureText({ t, formats }: Pick<HomeTexts, "t" | "formats">) {
  return ({ tries, reason, triedAt, nextAt }: StudyFailure, zone: string): string =>
    t("retention.studyFailed.text", {
      count: tries,
      tries: formats.count(tries),
      reason: t(reasonTexts[reason]),
      at: formats.instant(triedAt, zone),
      next: formats.instant(nextAt, zone),
    });
}
