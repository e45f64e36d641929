import { describe, expect, it } from "vitest";
import { readBesideClean, type Reading } from "./kill-round";

const reading = (name: string, from: string, to = from): Reading => ({
  days: [from, to],
  kills: [],
  seconds: 1,
  isWhole: true,
  grants: [name],
  portions: [],
  fingerprint: {},
});
const [monday, tuesday] = ["2026-03-02", "2026-03-03"];

/** Gives the readings one after the other, and fails where more are asked for. */
const inTurn = (...readings: Reading[]) => {
  const left = [...readings];
  return async () => {
    const next = left.shift();
    if (!next) throw new Error("One reading too many");
    return next;
  };
};

describe("a reading under kills beside one without", () => {
  it("is compared with the one there is, on the same day", async () => {
    const clean = reading("clean", monday);
    const killed = reading("killed", monday);
    expect(await readBesideClean(clean, inTurn(), inTurn(killed))).toEqual({ clean, killed });
  });

  it("is compared with a new one after midnight", async () => {
    const [again, killed] = [reading("again", tuesday), reading("killed", tuesday)];
    expect(await readBesideClean(reading("clean", monday), inTurn(again), inTurn(killed))).toEqual({
      clean: again,
      killed,
    });
  });

  it("is made once more where midnight came within it or between the two", async () => {
    const clean = reading("clean", monday);
    const over = reading("over midnight", monday, tuesday);
    const [again, killed] = [reading("again", tuesday), reading("killed", tuesday)];
    expect(await readBesideClean(clean, inTurn(again), inTurn(over, killed))).toEqual({
      clean: again,
      killed,
    });
    expect(
      await readBesideClean(undefined, inTurn(again), inTurn(reading("killed", monday), killed)),
    ).toEqual({ clean: again, killed });
  });
});
