import { expect, it } from "vitest";
import { createLineDecoder } from "./decode";

const windows = (text: string) =>
  Buffer.from(
    text.replace(
      /[’–“”]/g,
      (mark) => ({ "’": "\u0092", "–": "\u0096", "“": "\u0093", "”": "\u0094" })[mark]!,
    ),
    "latin1",
  );
/** The few characters of Mac OS Roman that the tests use. */
const mac = (text: string) => {
  const bytes: Record<string, number> = {
    é: 0x8e,
    è: 0x8f,
    ü: 0x9f,
    ö: 0x9a,
    "’": 0xd5,
    "–": 0xd0,
  };
  return Buffer.from([...text].map((letter) => bytes[letter] ?? letter.charCodeAt(0)));
};

it("decodes UTF-8 without a word", () => {
  const decoder = createLineDecoder();
  expect(decoder.decode(Buffer.from("Ürün – 商品 🇭🇲"))).toBe("Ürün – 商品 🇭🇲");
  expect(decoder.strayLines).toEqual({ "Windows-1252": 0, Macintosh: 0 });
});

it("takes stray bytes for what makes the likelier text, line by line", () => {
  const decoder = createLineDecoder();
  for (const text of [
    "crème brûlée",
    "Jack’s hat",
    "10–12 years",
    "Größe",
    "Señor Ñandú",
    "21 °C",
    "a “soft” fit",
  ]) {
    expect(decoder.decode(windows(text))).toBe(text);
  }
  expect(decoder.strayLines).toEqual({ "Windows-1252": 7, Macintosh: 0 });
  for (const text of ["café crème", "Jack’s hat", "10–12 years", "über"]) {
    expect(createLineDecoder().decode(mac(text))).toBe(text);
  }
});

it("keeps what is UTF-8 in a line that is not UTF-8 as a whole", () => {
  const line = Buffer.concat([Buffer.from("Ürün 商品, "), windows("Jack’s")]);
  expect(createLineDecoder().decode(line)).toBe("Ürün 商品, Jack’s");
});
