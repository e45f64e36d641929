import { expect, it } from "vitest";
import { outlastAbsence } from "./absence.server";

const failure = (code: string | undefined, message = "") =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

/** Work that fails so before it is done. */
function failing(errors: Error[]) {
  let tries = 0;
  const work = async () => {
    tries += 1;
    const error = errors.shift();
    if (error) throw error;
    return "done";
  };
  return { work, tries: () => tries };
}

it("does it again while the server is away, whichever way that is said", async () => {
  const { work, tries } = failing([
    failure("57P01", "terminating connection due to administrator command"),
    failure("ECONNREFUSED"),
    failure(undefined, "Connection terminated unexpectedly"),
  ]);
  expect(await outlastAbsence(work, { patienceMs: 20_000 })).toBe("done");
  expect(tries()).toBe(4);
});

it("says at once what would not pass by waiting", async () => {
  const wrong = failure("23505", "duplicate key value");
  const { work, tries } = failing([wrong]);
  await expect(outlastAbsence(work, { patienceMs: 20_000 })).rejects.toBe(wrong);
  expect(tries()).toBe(1);
});

it("gives up after its patience, and when it is told to", async () => {
  const away = () => failing(Array.from({ length: 99 }, () => failure("ECONNREFUSED"))).work;
  await expect(outlastAbsence(away(), { patienceMs: 600 })).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
  const stop = new AbortController();
  const waiting = outlastAbsence(away(), { patienceMs: 60_000, signal: stop.signal });
  stop.abort(new Error("the process ends"));
  await expect(waiting).rejects.toThrow("the process ends");
});
