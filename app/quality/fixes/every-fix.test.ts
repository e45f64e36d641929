import fc from "fast-check";
import { expect, it } from "vitest";
import { anyProduct } from "../testing/any-product";
import { mend } from "../testing/mend";
import { plants } from "../testing/plants";
import type { Fix } from "./fix";
import { fixes, fixesOf } from "./registry";

// The category is the classifier's; what it proposes needs the taxonomy. Of SKUs of several variants and of
// what a fix knows no way to mend wholly, the rest is found again.
const others = fixes.filter(({ id }) => !["category", "giftCardCategory"].includes(id));
const mayLeaveSome = new Set([
  "titleCapitals",
  "titleCopyMark",
  "optionSizes",
  "tidySku",
  "altText",
  "titleRepeats",
]);
const mendAny = (fix: Fix, asked: Parameters<typeof mend>[1]) =>
  mend(fix, asked, { isEnough: !mayLeaveSome.has(fix.id) });

it.each(plants)("mends $ids, planted in a clean product, where a fix says so", (plant) => {
  for (const fix of others) {
    const proposals = mend(fix, plant);
    const isDue = fixesOf(plant.ids).includes(fix);
    if (!isDue) expect(proposals, fix.id).toEqual([]);
  }
});

it("keeps what must hold of every fix, whatever a merchant has entered", () => {
  fc.assert(
    fc.property(
      anyProduct,
      fc.constantFrom("en", "de", "fr", "ja", "ar", "tr", null),
      (product, locale) => {
        for (const fix of others) mendAny(fix, { product, shop: { locale } });
      },
    ),
    { numRuns: 100 },
  );
});

const piecesOfTitle = [
  ..."SALE|VASE|GROßE|vase|Copy of |Kopie von |<b>|</b>|&amp;|amp;|&lt;|!|★|??|....|Olaria|OLARIA".split(
    "|",
  ),
  ..." |, | - | (|)|$5|-50%|花瓶|送料無料|مزهرية|L’ALBUM|O'NEILL|IV|4K|\t|with |Stonewre|Stoneware".split(
    "|",
  ),
];
const titles = fc
  .array(fc.constantFrom(...piecesOfTitle), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.join(""));

it("keeps it of titles with several faults at once", () => {
  const titlesByType = new Map([["Vase", { products: 20, withVendor: 18 }]]);
  fc.assert(
    fc.property(titles, fc.constantFrom("en", "de", "fr", "ja", "ar"), (title, locale) => {
      for (const fix of others) {
        mendAny(fix, { product: { title }, shop: { locale }, catalogue: { titlesByType } });
      }
    }),
    { numRuns: 300 },
  );
});

const piecesOfHtml = [
  ..."<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<center>|</center>|<font color=red>|</font>|<br>|<ul>|<li>|</ul>".split(
    "|",
  ),
  ...'<script>x("<p>")</script>|<script>|<style>|<iframe src="//a.example"></iframe>|<iframe src="https://vimeo.com/1">'.split(
    "|",
  ),
  ...'<form>|</form>|<svg>|<path d="M0"/>|</svg>|</img>|<o:p>|</o:p>|<table>|<tr>|<td>|</table>|<object>|<!-- |-->'.split(
    "|",
  ),
  ...`<p style="color: red">|<p style='text-align:center;color:red'>|<a href="mailto:a@b.example">|</a>|text|größe|花瓶`.split(
    "|",
  ),
];
const htmls = fc
  .array(fc.constantFrom(...piecesOfHtml), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.join(""));

it("keeps it of descriptions in broken code", () => {
  fc.assert(
    fc.property(htmls, (descriptionHtml) => {
      for (const fix of others) mendAny(fix, { product: { descriptionHtml } });
    }),
    { numRuns: 300 },
  );
});
