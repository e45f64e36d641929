import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from "@remix-run/react";
import type { EntryAnswer } from "./use-entry-form";

const lost: EntryAnswer = { kind: "lost", reason: { text: "errors.lost" } };

/**
 * A page's form is sent, and where no answer comes it says so in place of the page's error, which would take what was
 * entered with it. What the server has refused in so many words is thrown on. To be the route's `clientAction`.
 */
export async function keepEntries({
  serverAction,
}: Pick<ClientActionFunctionArgs, "serverAction">): Promise<unknown> {
  try {
    return await serverAction<unknown>();
  } catch (error) {
    if (error instanceof Response && error.status < 500) throw error;
    return lost;
  }
}

/** The page is not read anew after that: there would be no answer either. To be the route's `shouldRevalidate`. */
export const unlessLost: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  isLost(actionResult) ? false : defaultShouldRevalidate;

const isLost = (answer: unknown) =>
  typeof answer === "object" && answer !== null && "kind" in answer && answer.kind === lost.kind;
