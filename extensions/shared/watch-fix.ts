import type { FixPreview } from "../../app/panels/extension/fix/view";
import { callApp, pause, type Called } from "./call-app";

// Most are over within seconds; after this the app itself is the place to look.
const askAgainMs = 1_000;
const mostTimes = 40;

/** Asks for a fix until it is through one of these states, or for as long as somebody waits. */
export async function watchFix(
  batchId: number,
  through: readonly FixPreview["state"][],
): Promise<Called<FixPreview>> {
  let last = await callApp<FixPreview>(`/fixes/${batchId}`);
  for (let times = 1; times < mostTimes; times += 1) {
    if (last.kind === "failed" || !through.includes(last.data.state)) break;
    await pause(askAgainMs);
    last = await callApp<FixPreview>(`/fixes/${batchId}`);
  }
  return last;
}
