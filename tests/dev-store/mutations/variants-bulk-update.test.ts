import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const update = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $id, variants: $variants) {
    productVariants {
      inventoryPolicy
      inventoryItem {
        sku
        tracked
        requiresShipping
        countryCodeOfOrigin
        harmonizedSystemCode
        unitCost { amount }
        measurement { weight { value unit } }
      }
    }
    userErrors { field message code }
  }
}`;

const item = {
  sku: "NEW-1",
  cost: "3.5",
  tracked: false,
  requiresShipping: false,
  countryCodeOfOrigin: "PT",
  harmonizedSystemCode: "6911.10",
  measurement: { weight: { value: 0.25, unit: "KILOGRAMS" } },
};

it("writes what a variant's inventory item has and serves it again", async () => {
  const { ask, gid: id, product, changes } = await openMutationBench();
  const variant = `gid://shopify/ProductVariant/${product.variants[0]!.id}`;
  const variants = [{ id: variant, inventoryPolicy: "CONTINUE", inventoryItem: item }];
  const { data } = await ask(update, { id, variants });
  expect(data.productVariantsBulkUpdate).toEqual({
    productVariants: [
      {
        inventoryPolicy: "CONTINUE",
        inventoryItem: {
          sku: "NEW-1",
          tracked: false,
          requiresShipping: false,
          countryCodeOfOrigin: "PT",
          harmonizedSystemCode: "691110",
          unitCost: { amount: "3.5" },
          measurement: { weight: { value: 0.25, unit: "KILOGRAMS" } },
        },
      },
    ],
    userErrors: [],
  });
  expect(changes.map(({ topic }) => topic)).toEqual(["inventory_items/update", "products/update"]);
  expect(changes[0]?.payload).toMatchObject({ country_code_of_origin: "PT", tracked: false });
});

it("refuses a negative weight and a customs code that is none", async () => {
  const { ask, gid: id, product, changes } = await openMutationBench();
  const variants = [
    {
      id: `gid://shopify/ProductVariant/${product.variants[0]!.id}`,
      inventoryItem: {
        harmonizedSystemCode: "12",
        measurement: { weight: { value: -1, unit: "GRAMS" } },
      },
    },
  ];
  const { userErrors } = (await ask(update, { id, variants })).data.productVariantsBulkUpdate;
  expect(
    userErrors.map((one: { field: string[]; code: string }) => [one.field.join("."), one.code]),
  ).toEqual([
    ["variants.0.inventoryItem.measurement.weight.value", "GREATER_THAN_OR_EQUAL_TO"],
    ["variants.0.inventoryItem.harmonizedSystemCode", "INVALID_VALUE"],
  ]);
  expect(changes).toEqual([]);
});

it("changes the inventory item itself with write_inventory", async () => {
  const { ask, product } = await openMutationBench(["write_inventory"]);
  const id = `gid://shopify/InventoryItem/${product.variants[0]!.inventoryItemId}`;
  const mutation = `mutation ($id: ID!, $input: InventoryItemInput!) {
    inventoryItemUpdate(id: $id, input: $input) {
      inventoryItem { tracked measurement { weight { value unit } } }
      userErrors { field message }
    }
  }`;
  const { data } = await ask(mutation, { id, input: item });
  expect(data.inventoryItemUpdate).toEqual({
    inventoryItem: {
      tracked: false,
      measurement: { weight: { value: 0.25, unit: "KILOGRAMS" } },
    },
    userErrors: [],
  });
});
