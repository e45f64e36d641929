import type { CategoryFacts } from "../../../quality/facts/facts";
import type { Question } from "../../../quality/classify/questions.server";
import type { BatchRow } from "../../../store/quality/batches.server";
import type { ChangeCounts, ChangeState } from "../../../store/quality/changes.server";
import type { ProductCard } from "../../../store/quality/unclassified.server";
import type { CategoryChoiceView, ConfirmedView, QuestionView } from "./view";

/** How far a batch of confirmations is: written, read again, learnt. */
export function buildConfirmed(
  { batchId, state }: Pick<BatchRow, "batchId" | "state">,
  { states }: Pick<ChangeCounts, "states">,
  isBeingRead: boolean,
): ConfirmedView | null {
  const of = (...names: ChangeState[]) => names.reduce((sum, name) => sum + (states[name] ?? 0), 0);
  const written = of("written", "same", "undone");
  const failed = of("changed", "gone", "refused");
  const shared = {
    ...{ batchId, written, failed, settled: written + failed },
    total: Object.values(states).reduce((sum, count) => sum + count, 0),
  };
  if (state === "applying") return { ...shared, state: "writing" };
  if (state === "stopped") return { ...shared, state: "stopped" };
  if (state !== "done") return null;
  return { ...shared, state: isBeingRead ? "reading" : "learnt" };
}

/** In the order in which they teach; without products that are gone meanwhile. */
export function buildQuestions(
  questions: readonly Question[],
  cards: readonly ProductCard[],
): QuestionView[] {
  return questions.flatMap(({ productId, candidates, confidence, reasons }) => {
    const card = cards.find(({ id }) => id === productId);
    if (!card) return [];
    const { title, vendor, type, imageUrl, isUncategorized } = card;
    return {
      ...{ productId, title, vendor, type, imageUrl, isUncategorized, confidence },
      reasons: [...reasons],
      choices: candidates.map(({ category }) => toChoice(category)),
    };
  });
}

function toChoice({ id, name, fullName }: CategoryFacts): CategoryChoiceView {
  return { id, name, above: fullName.split(" > ").slice(0, -1).join(" > ") };
}
