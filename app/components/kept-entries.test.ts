import { expect, it } from "vitest";
import { keepEntries, unlessLost } from "./kept-entries";

const send = (answer: () => unknown) =>
  keepEntries({ serverAction: async <T>() => (await answer()) as never as T as never });
const isReadAnew = (actionResult: unknown) => {
  const url = new URL("https://app.example/app/settings/alerts");
  const from = { currentUrl: url, currentParams: {}, nextUrl: url, nextParams: {} };
  return unlessLost({ ...from, actionResult, defaultShouldRevalidate: true });
};

it("hands on what the server answers, and has the page read anew", async () => {
  const answer = { kind: "done", done: { text: "alerts.answers.saved" } };
  expect(await send(() => answer)).toBe(answer);
  expect(isReadAnew(answer)).toBe(true);
  expect(isReadAnew(undefined)).toBe(true);
});

it("says that no answer came, and leaves the page as it is", async () => {
  for (const error of [new TypeError("Failed to fetch"), new Response(null, { status: 503 })]) {
    const answer = await send(() => Promise.reject(error as Error));
    expect(answer).toEqual({ kind: "lost", reason: { text: "errors.lost" } });
    expect(isReadAnew(answer)).toBe(false);
  }
});

it("throws on where it is sent elsewhere, or refused", async () => {
  for (const status of [302, 403, 404]) {
    const answer = new Response(null, { status });
    await expect(send(() => Promise.reject(answer as never as Error))).rejects.toBe(answer);
  }
});
