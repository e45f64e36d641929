import { expect, it } from "vitest";
import { allMetrics } from "../../metrics/registry";
import { loadDefinitions } from "./load.server";

it("says of every metric of the registry what it means, in the registry's order", () => {
  const listed = loadDefinitions().groups.flatMap(({ definitions }) => definitions);
  expect(listed.map(({ id }) => id)).toEqual(allMetrics.map(({ id }) => id));
});
