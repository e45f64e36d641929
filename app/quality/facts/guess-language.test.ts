import { expect, it } from "vitest";
import { guessMainLanguage } from "./guess-language";

const german = "Diese Vase wird von Hand aus weißem Steinzeug gedreht und innen glasiert.";
const french = "Ce vase est tourné à la main dans un grès blanc, puis émaillé à l'intérieur.";
const japanese =
  "この花瓶は白い陶器から手作りされ、内側に釉薬がかけられているので、何年も水を保ちます。丈夫で長く使えます。毎日の暮らしにどうぞ。";
const arabic = "هذه المزهرية مصنوعة يدويا من الخزف الحجري الأبيض ومطلية من الداخل لتحفظ الماء.";
const times = (text: string, count: number) => Array<string>(count).fill(text);

it("tells the language that most texts are in", () => {
  expect(guessMainLanguage(times(german, 5))).toBe("de");
  expect(guessMainLanguage(times(japanese, 5))).toBe("ja");
  expect(guessMainLanguage(times(arabic, 5))).toBe("ar");
  expect(guessMainLanguage([...times(french, 6), ...times(german, 4)])).toBe("fr");
});

it("tells none of few texts, of short ones, or where two languages are as frequent", () => {
  expect(guessMainLanguage(times(german, 4))).toBeNull();
  expect(guessMainLanguage(times("Vase aus Ton", 50))).toBeNull();
  expect(guessMainLanguage([...times(french, 5), ...times(german, 5)])).toBeNull();
  expect(guessMainLanguage([])).toBeNull();
});
