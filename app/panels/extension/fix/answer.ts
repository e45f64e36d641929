import { sayWith, textsOfFiles } from "../../../i18n/i18n";
import type { BatchAnswer } from "../../../quality/batches/change-batch.server";
import type { FixAnswer, FixAsked } from "./view";

/** What became of a wish, in words. */
export function toFixAnswer(answer: BatchAnswer): FixAnswer {
  if (answer.kind === "done" || answer.kind === "undo") return { kind: "done" };
  if (answer.kind === "refused") {
    const { text, values } = answer.reason;
    return { kind: "refused", reason: sayWith(text, values ?? {}) };
  }
  return { kind: "refused", reason: textsOfFiles().t("quality.answers.invalid") };
}

/** What asking for a fix came to. */
export function toFixAsked(made: { batchId: number } | null): FixAsked {
  if (made) return { kind: "made", batchId: made.batchId };
  return {
    kind: "nothing",
    why: textsOfFiles().t("extension.nothingToFix"),
    appPath: "/app/quality/products",
  };
}
