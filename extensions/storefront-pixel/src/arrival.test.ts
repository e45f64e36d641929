import { expect, it } from "vitest";
import { arrivalOf, publicPath } from "./arrival";

it("shows of a path what everybody may see", () => {
  const paths: [string, string][] = [
    ["/", "/"],
    ["", "/"],
    ["/products/mug", "/products/mug"],
    ["/products/mug/reviews/77", "/products/mug/reviews"],
    ["/en-us/products/mug", "/en-us/products/mug"],
    ["/de", "/de"],
    ["/collections/all/products/mug/x", "/collections/all/products/mug"],
    ["/blogs/news/ten-mugs", "/blogs/news/ten-mugs"],
    ["/search", "/search"],
    ["/cart/c/secret", "/cart"],
    ["/account/orders/9f", "/account"],
    ["/orders/9f8e", "/orders"],
    ["/checkouts/cn/secret/information", "/checkouts"],
    ["/12345678/orders/secret", "/other"],
    ["/ann@example.com", "/other"],
  ];
  for (const [path, shown] of paths) expect([path, publicPath(path)]).toEqual([path, shown]);
  expect(publicPath(`/products/${"x".repeat(500)}`).length).toBe(200);
});

it("tells channels by the rules that orders are told by", () => {
  const of = (search: string, referrer = "") =>
    arrivalOf({
      location: { hostname: "shop.example", pathname: "/", search },
      referrer,
    }).channel;
  expect(of("")).toBe("direct");
  expect(of("", "https://shop.example/products/mug")).toBe("direct");
  expect(of("", "https://www.google.com/")).toBe("organic-search");
  expect(of("", "https://l.instagram.com/")).toBe("organic-social");
  expect(of("", "https://blog.example/mugs?reader=ann")).toBe("referral");
  expect(of("?utm_source=newsletter&utm_medium=email", "https://mail.google.com/")).toBe("email");
  expect(of("?utm_source=facebook&utm_medium=paid")).toBe("paid-social");
  expect(of("?gclid=abc", "https://www.google.com/")).toBe("paid-search");
  expect(of("?msclkid=abc")).toBe("paid-search");
  expect(of("?utm_source=mystery")).toBe("other");
  expect(of("", "not an address")).toBe("direct");
});
