import { describe, expect, it } from "vitest";
import { createFaults } from "./registry";
import type { FaultRegistry, FaultSubject } from "./registry";
import { parseRule } from "./rule-schema";
import type { FaultRule } from "./types";

const QUERY: FaultSubject = { kind: "graphql", names: ["Orders", "orders"], shop: "a.example" };
const drop: FaultRule = { fault: { type: "drop" } };

function strikes(faults: FaultRegistry, subject: FaultSubject, count: number): boolean[] {
  return Array.from({ length: count }, () => faults.strike(subject).length > 0);
}

describe("matching", () => {
  it("strikes once unless told otherwise, and nothing without a rule", () => {
    const faults = createFaults();
    expect(strikes(faults, QUERY, 3)).toEqual([false, false, false]);
    faults.add(drop);
    expect(strikes(faults, QUERY, 3)).toEqual([true, false, false]);
    faults.add({ ...drop, times: Infinity });
    faults.add({ ...drop, times: "always" });
    expect(strikes(faults, QUERY, 50)).not.toContain(false);
  });

  it("lets the first ones pass and stops after so many", () => {
    const faults = createFaults([{ ...drop, skip: 2, times: 2 }]);
    expect(strikes(faults, QUERY, 6)).toEqual([false, false, true, true, false, false]);
    expect(faults.list()).toMatchObject([{ name: "drop", matched: 6, hits: 2 }]);
  });

  it.each<[Partial<FaultRule>, Partial<FaultSubject>, boolean]>([
    [{ kinds: ["token"] }, {}, false],
    [{ kinds: ["token", "graphql"] }, {}, true],
    [{ operation: "orders" }, {}, true],
    [{ operation: "order" }, {}, false],
    [{ operation: /^ord/i }, {}, true],
    [{ operation: /^ord/g }, {}, true],
    [{ operation: /products/ }, {}, false],
    [{ shop: "a.example" }, {}, true],
    [{ shop: "b.example" }, {}, false],
    [{ range: true }, { kind: "bulk-download" }, false],
    [{ range: true }, { kind: "bulk-download", hasRange: true }, true],
    [{ range: false }, { kind: "bulk-download", hasRange: true }, false],
    // Pages and pictures only when they are named.
    [{}, { kind: "other" }, false],
    [{ kinds: ["other"] }, { kind: "other" }, true],
    [{}, { kind: "webhook" }, false],
  ])("of %o on %o: %s", (rule, subject, isStruck) => {
    const faults = createFaults([{ ...drop, ...rule, times: "always" }]);
    const expected = isStruck ? [true, true] : [false, false];
    expect(strikes(faults, { ...QUERY, ...subject }, 2)).toEqual(expected);
    expect(faults.list()[0]?.matched).toBe(isStruck ? 2 : 0);
  });

  it("adds delays up and lets one other fault win, the first", () => {
    const faults = createFaults([
      { fault: { type: "delay", ms: 5 } },
      { name: "first", fault: { type: "drop" } },
      { name: "second", fault: { type: "status", status: 500 } },
    ]);
    const names = () => faults.strike(QUERY).map(({ name }) => name);
    expect(names()).toEqual(["delay", "first"]);
    expect(names()).toEqual(["second"]);
  });

  it("is as likely as told, and the same for the same seed", () => {
    const luck = (seed: number) =>
      strikes(createFaults([{ ...drop, times: "always", probability: 0.2, seed }]), QUERY, 1_000);
    const share = luck(1).filter(Boolean).length / 1_000;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
    expect(luck(1)).toEqual(luck(1));
    expect(luck(1)).not.toEqual(luck(2));
  });

  it("strikes several in a row where a burst was asked for", () => {
    const faults = createFaults([
      { ...drop, times: "always", probability: 0.05, burst: 4, seed: 3 },
    ]);
    const text = strikes(faults, QUERY, 400)
      .map((isStruck) => (isStruck ? "x" : "-"))
      .join("");
    const runs = text.split("-").filter((run) => run !== "");
    expect(runs.length).toBeGreaterThan(3);
    // The last one may be cut by the end.
    for (const run of runs.slice(0, -1)) expect(run.length % 4).toBe(0);
  });
});

describe("the list of rules", () => {
  it("tells hits by rule and by name, also of a rule that was removed", () => {
    const faults = createFaults();
    const named: FaultRule = { ...drop, name: "gone", times: 2 };
    const remove = faults.add(named);
    faults.add({ ...drop, name: "gone" });
    strikes(faults, QUERY, 5);
    expect([faults.hits(named), faults.hits("gone"), faults.hits("other")]).toEqual([2, 3, 0]);
    remove();
    expect(faults.list()).toHaveLength(1);
    expect(faults.hits(named)).toBe(2);
    faults.clear();
    expect([faults.hits("gone"), faults.list().length]).toEqual([0, 0]);
  });

  it("shows rules as JSON that can be given back", () => {
    const faults = createFaults([{ ...drop, operation: /^orders\//i, times: Infinity }]);
    const [shown] = JSON.parse(JSON.stringify(faults.list())) as { rule: unknown }[];
    expect(shown?.rule).toEqual({
      operation: "/^orders\\//i",
      times: "always",
      fault: { type: "drop" },
    });
    const again = createFaults([parseRule(JSON.stringify(shown?.rule))]);
    expect(again.strike({ ...QUERY, names: ["ORDERS/create"] })).toHaveLength(1);
    expect(again.strike({ ...QUERY, names: ["Orders"] })).toHaveLength(0);
  });
});

it.each([
  ["{", /no JSON/],
  ["[]", /expected object/],
  ['{"fault":{"type":"flood"}}', /fault\.type: must be one of delay, drop,/],
  ['{"fault":{"type":"delay"}}', /fault\.ms: .*expected number/],
  ['{"fault":{"type":"status","status":200}}', /fault\.status/],
  ['{"fault":{"type":"drop","ms":5}}', /fault: .*ms/],
  ['{"time":2,"fault":{"type":"drop"}}', /time/],
  ['{"times":-1,"fault":{"type":"drop"}}', /times/],
  ['{"operation":"/(/","fault":{"type":"drop"}}', /operation: .*[Uu]nterminated group/],
  [
    '{"kinds":["token"],"fault":{"type":"bulk-no-url"}}',
    /kinds: the fault bulk-no-url strikes bulk-operation, not token/,
  ],
])("refuses %s and says what is wrong", (text, complaint) => {
  expect(() => parseRule(text)).toThrow(complaint);
});
