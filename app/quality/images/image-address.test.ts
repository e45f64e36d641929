import { expect, it } from "vitest";
import { narrowAddress, parseImageAddress } from "./image-address";
import { paint, scene, toJpeg, toPng } from "../testing/pictures";
import { typeOfBytes } from "./type-of-bytes";

const owner = { domain: "olaria.myshopify.com" };
const accepts = (url: string, of: Parameters<typeof parseImageAddress>[1] = owner) =>
  parseImageAddress(url, of) !== null;

it("takes images from where Shopify keeps a shop's files, and from nowhere else", () => {
  expect(accepts("https://cdn.shopify.com/s/files/1/0001/0002/files/vase.jpg?v=1")).toBe(true);
  expect(accepts("https://olaria.myshopify.com/cdn/shop/files/vase.jpg?v=1")).toBe(true);
  for (const url of [
    "http://cdn.shopify.com/s/files/1/vase.jpg",
    "https://cdn.shopify.com/other/vase.jpg",
    "https://cdn.shopify.com:8443/s/files/1/vase.jpg",
    "https://cdn.shopify.com.evil.example/s/files/1/vase.jpg",
    "https://user:secret@cdn.shopify.com/s/files/1/vase.jpg",
    "https://other.myshopify.com/cdn/shop/files/vase.jpg",
    "https://olaria.myshopify.com/admin/vase.jpg",
    "https://169.254.169.254/cdn/shop/files/vase.jpg",
    "http://127.0.0.1:4000/cdn/shop/files/vase.jpg",
    "file:///etc/passwd",
    "vase.jpg",
    "",
  ])
    expect(accepts(url), url).toBe(false);
});

it("takes the local store's where there is one", () => {
  const local = { ...owner, localOrigin: "http://127.0.0.1:4000" };
  expect(accepts("http://127.0.0.1:4000/cdn/shop/files/vase.jpg", local)).toBe(true);
  expect(accepts("http://127.0.0.1:4001/cdn/shop/files/vase.jpg", local)).toBe(false);
});

it("asks for a narrow version beside what the address asks for", () => {
  const url = new URL("https://cdn.shopify.com/s/files/1/vase.jpg?v=12");
  expect(narrowAddress(url, 256).href).toBe(
    "https://cdn.shopify.com/s/files/1/vase.jpg?v=12&width=256",
  );
});

it("knows what a file is by its beginning", async () => {
  const of = (text: string) => typeOfBytes(Buffer.from(text));
  expect(await typeOfBytes(toJpeg(paint(20, 20, scene)))).toBe("jpg");
  expect(await typeOfBytes(toPng(paint(20, 20, scene)).subarray(0, 60))).toBe("png");
  expect(await of("RIFF\x24\x00\x00\x00WEBPVP8 ")).toBe("webp");
  expect(await of('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">')).toBe("svg");
  expect(await of("<svg width='3'>")).toBe("svg");
  expect(await of("<!DOCTYPE html><title>Not found</title>")).toBe("html");
  expect(await of("nothing that is known")).toBeNull();
  expect(await of("")).toBeNull();
});
