import { GraphQLError } from "graphql";
import type { GraphQLObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { loadSchema } from "../schema/load";
import type { ExecutionContext } from "./context";
import { readField } from "./read-field";

const { schema } = loadSchema();
const denied = new GraphQLError("denied");
const image = { __typename: "MediaImage", id: "gid://shopify/MediaImage/1" };
const video = { __typename: "Video", id: "gid://shopify/Video/2" };

/** May read everything but images. */
const context = {
  access: {
    deniedField: () => null,
    deniedType: (name: string) => (name === "MediaImage" ? denied : null),
  },
  ordersVisibleFrom: null,
  isBulk: false,
} as unknown as ExecutionContext;

function read(typeName: string, fieldName: string, held: unknown, args = {}): unknown {
  const parent = schema.getType(typeName) as GraphQLObjectType;
  const field = parent.getFields()[fieldName]!;
  return readField(context, parent, field, { [fieldName]: held }, args);
}

describe("what stands behind an interface", () => {
  it("is guarded by its own type as a single value", () => {
    expect(() => read("Metafield", "reference", image)).toThrow(denied);
    expect(read("Metafield", "reference", video)).toBe(video);
  });

  it("is guarded item by item in a connection", () => {
    const page = read("Product", "media", [image, video], { first: 5 });
    expect(page).toMatchObject({ nodes: [denied, video], edges: [{ node: denied }, {}] });
  });

  it("is guarded item by item in a list", () => {
    expect(read("FileUpdatePayload", "files", [video, image])).toEqual([video, denied]);
  });
});
