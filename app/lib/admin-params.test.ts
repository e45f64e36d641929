import { expect, it } from "vitest";
import { ownParams } from "./admin-params";

it("keeps the choices of a page, and nothing that signs its user in", () => {
  const address =
    "embedded=1&hmac=ab&host=YWQ&id_token=ey.J.x&locale=en&session=s&shop=a.myshopify.com&timestamp=1" +
    "&by=vendor&range=last30&q=a%26b";
  expect(ownParams(new URLSearchParams(address)).toString()).toBe("by=vendor&range=last30&q=a%26b");
});
