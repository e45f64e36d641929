import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "../../lib/errors";
import type { SpendAnswer } from "../../imports/spend.server";
import { describeDone, describeRefusal } from "../../panels/spend/describe-answer";
import { mintSessionToken } from "../app-pages";
import { browserName, readStatus } from "../follow-backfill";
import type { Stack } from "../stack";
import type { SpendFiles } from "./arguments";

// Both ends are of one build: what is checked is that it was this page that answered.
const answerSchema = z.looseObject({
  kind: z.enum(["done", "preview", "mapping", "refused", "invalid", "token"]),
});

const pollMs = 500;
// The shop's currency is the first thing that is read.
const patienceMs = 60_000;

/**
 * Enters files of spend in the order given, through the app's own page, once it is installed and knows the
 * shop's currency. `until`: without what was spent after that day; null: all of it. Throws an AppError("invalid_input") that says what is wrong with a file.
 */
export async function loadSpend(
  stack: Pick<Stack, "storeUrl" | "appUrl" | "shop">,
  { paths, rates }: SpendFiles,
  say: (line: string) => void,
  until: string | null = null,
): Promise<void> {
  // The first look installs the app.
  if (paths.length > 0) await readStatus(stack);
  for (const path of paths) {
    const answer = await sendWhenReady(stack, path, rates, until);
    if (answer.kind !== "done") {
      const lines = describeRefusal(answer);
      throw new AppError(
        "invalid_input",
        [`--spend: ${path} was not entered.`, ...lines].join("\n"),
      );
    }
    say(`  ${basename(path)}: ${describeDone(answer)}`);
  }
}

async function sendWhenReady(
  stack: Pick<Stack, "storeUrl" | "appUrl" | "shop">,
  path: string,
  rates: SpendFiles["rates"],
  until: string | null,
): Promise<SpendAnswer> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await send(stack, path, rates, until);
    const isNotReady = answer.kind === "refused" && answer.reason.text === "imports.notReady";
    if (!isNotReady || Date.now() > deadline) return answer;
    await delay(pollMs);
  }
}

async function send(
  stack: Pick<Stack, "storeUrl" | "appUrl" | "shop">,
  path: string,
  rates: SpendFiles["rates"],
  until: string | null,
): Promise<SpendAnswer> {
  const form = new FormData();
  form.append("intent", "accept");
  form.append("file", new Blob([new Uint8Array(await readFile(path))]), basename(path));
  const choices = { columns: null, channel: null, dayOrder: null, rates };
  form.append("choices", JSON.stringify(choices));
  if (until !== null) form.append("until", until);
  const response = await fetch(
    `${stack.appUrl}/app/settings/spend?_data=routes%2Fapp.settings.spend`,
    {
      method: "POST",
      headers: {
        authorization: `Bearer ${await mintSessionToken(stack)}`,
        "user-agent": browserName,
      },
      body: form,
    },
  );
  if (response.status === 413) {
    return { kind: "refused", reason: { text: "imports.tooLarge" } };
  }
  if (!response.ok) throw new Error(`The app answered ${response.status} to a file of spend`);
  return answerSchema.parse(await response.json()) as unknown as SpendAnswer;
}
