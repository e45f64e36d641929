import { expect, it } from "vitest";
import { makeMessage } from "../../alerts/outgoing/message";
import { alertRules } from "../../alerts/registry";
import { alertEventKinds } from "../../store/alerts/terms";
import { flowFieldsOf, isForFlow } from "./flow-alert";

it("tells workflows of alerts of trade alone, and once they open", () => {
  const told = alertRules.filter(({ id }) => isForFlow({ kind: "opened" }, { ruleId: id }, null));
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(alertRules.filter(({ group }) => group === "trading"));
  const kinds = alertEventKinds.filter((kind) =>
    isForFlow({ kind }, { ruleId: "cac-above" }, null),
  );
  expect(kinds).toEqual(["opened"]);
  expect(isForFlow({ kind: "opened" }, { ruleId: "gone" }, null)).toBe(false);
});

it("does not tell them where channels were chosen without Flow", () => {
  const isTold = (chosen: string[]) =>
    isForFlow({ kind: "opened" }, { ruleId: "cac-above" }, chosen);
  expect([["flow"], ["3", "flow"], ["3"], []].map(isTold)).toEqual([true, true, false, false]);
});

it("says in one line what it is, with what else the cause has brought", () => {
  const url = "https://admin.shopify.com/store/one/apps/key/app/sales/why";
  const message = makeMessage({
    title: "Sales are not what they usually are",
    sentences: ["Net sales were $10.00."],
    lists: [{ heading: "Told together with it:", items: [{ text: "Fewer orders.", url }] }],
    link: { text: "Show", url },
  });
  expect(flowFieldsOf({ ruleId: "sales-below-expected", severity: "critical" }, message)).toEqual({
    Alert: "sales-below-expected",
    Title: "Sales are not what they usually are",
    Message: "Net sales were $10.00. Told together with it: Fewer orders.",
    Severity: "critical",
    Link: url,
  });
});
