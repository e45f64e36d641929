import { expect, it } from "vitest";
import { clickIdOf } from "./click-id";

it.each([
  ["https://shop.example/?gclid=Cj0KCQ", "gclid"],
  ["https://shop.example/products/mug?utm_source=x&msclkid=1#top", "msclkid"],
  ["/?ttclid=E.C.P", "ttclid"],
  ["/?fbclid=IwAR", "fbclid"],
  ["/?GCLID=1", "gclid"],
  // Google says more than one at times.
  ["/?wbraid=2&gclid=1", "gclid"],
  ["/?gclid=", null],
  ["/gclid=1", null],
  ["/#?gclid=1", null],
  ["/?notgclid=1", null],
  ["/?a=gclid", null],
  ["/", null],
  [null, null],
])("finds in %s %s", (url, found) => {
  expect(clickIdOf(url)).toBe(found);
});
