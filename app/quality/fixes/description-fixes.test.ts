import { expect, it } from "vitest";
import type { Asked } from "../testing/ask";
import { cleanDescription } from "../testing/facts";
import { mend, mendTo } from "../testing/mend";
import { readHtml } from "../texts/html";
import { hashText } from "../texts/texts";
import { descriptionCase } from "./description-case";
import { descriptionDebris } from "./description-debris";
import { descriptionEntered } from "./description-entered";
import { descriptionLength } from "./description-length";
import { descriptionLinks } from "./description-links";

const hashOfClean = hashText(readHtml(cleanDescription).text);
const html = (descriptionHtml: string): Asked => ({ product: { descriptionHtml } });

it.each([
  ["<p>a</p><script src=x></script><p>b</p>", "<p>a</p><p>b</p>"],
  ["<p>a<o:p></o:p></p>", "<p>a</p>"],
  ["<p>a</p><iframe src='https://other.example/'>x</iframe>", "<p>a</p>"],
  ["<div><p>Größe &amp; Höhe</p>", "<div><p>Größe &amp; Höhe</p></div>"],
  ["<p><b>a</p><p>b</p>", "<p><b>a</b></p><p>b</p>"],
  ["<b><i>a</b></i>", "<b><i>a</i></b>"],
  ["<p>a</div></p>", "<p>a</p>"],
  ["<center>a</center>b", '<div style="text-align: center">a</div>b'],
  ["<html><body><p>a</p></body></html>", "<p>a</p>"],
  ["<p><font color=red>花瓶</font>は</p>", "<p>花瓶は</p>"],
  ["<p>a</p><object><b>x", "<p>a</p><b>x</b>"],
  ["<style>p{}</style><p>مزهرية</p>", "<p>مزهرية</p>"],
])("cleans %s", (before, after) => {
  expect(mendTo(descriptionDebris, html(before))).toEqual([after]);
});

it("takes pasted styles out where there are many, but leaves alignment and everything else", () => {
  const pasted = `<p class=a style="color: red" title='style="x"'>a</p>`.repeat(3);
  const aligned = `<p style="text-align:center; color:red">b</p>`;
  expect(mendTo(descriptionDebris, html(pasted + aligned))).toEqual([
    `<p class=a title='style="x"'>a</p>`.repeat(3) + '<p style="text-align: center">b</p>',
  ]);
});

it.each([
  '<p style="color: red">a</p>',
  '<p>a</p><iframe src="https://www.youtube.com/embed/1"></iframe>',
  "<ul><li>a<li>b</ul><p>c<br/>d<img src=x>",
  '<svg viewBox="0 0 1 1"><path d="M0"/></svg>',
])("leaves %s", (clean) => {
  expect(mend(descriptionDebris, html(clean))).toEqual([]);
});

it("takes links out of the shop off their text, and ticks none", () => {
  const before =
    '<p>See <a href="https://other.example/">this <b>page</b></a>, <a href="/a">ours</a> or <a href="mailto:a@b.example">write</a>.</p>';
  expect(mend(descriptionLinks, html(before))).toEqual([
    {
      field: "descriptionHtml",
      target: "",
      before,
      after: '<p>See this <b>page</b>, <a href="/a">ours</a> or write.</p>',
      isChosen: false,
    },
  ]);
  // An address in the text itself is left to the merchant.
  expect(mend(descriptionLinks, html("<p>Write to a@b.example</p>"))).toEqual([]);
});

it("asks for descriptions that are none", () => {
  expect(mendTo(descriptionEntered, html(""))).toEqual([undefined]);
  expect(mendTo(descriptionEntered, html("<p>Tall Stoneware Vase, White</p>"))).toEqual([
    undefined,
  ]);
  expect(mendTo(descriptionEntered, html(cleanDescription))).toEqual([]);
});

it("asks for a description of its own where several products share one", () => {
  const shared = { product: {}, catalogue: { descriptions: new Map([[hashOfClean, 3]]) } };
  expect(mendTo(descriptionEntered, shared)).toEqual([undefined]);
});

it.each([
  [
    "<p>THIS TALL VASE IS MADE BY OLARIA IN PORTUGAL.</p><p>IT IS FROST PROOF&nbsp;AND MADE OF ABS &amp; CLAY</p>",
    "<p>This tall vase is made by Olaria in portugal.</p><p>It is frost proof&nbsp;and made of ABS &amp; clay</p>",
  ],
  [
    "<ul><li>hand made, <b>one by one</b>. each is different</li><li>a tall vase for flowers &amp; twigs, 20 cm high</li></ul>",
    "<ul><li>Hand made, <b>one by one</b>. Each is different</li><li>A tall vase for flowers &amp; twigs, 20 cm high</li></ul>",
  ],
  [
    "diese hohe vase ist aus steinzeug.&nbsp;sie ist von hand gemacht und glasiert.<br>maße: 20 cm",
    "Diese hohe vase ist aus steinzeug.&nbsp;Sie ist von hand gemacht und glasiert.<br>Maße: 20 cm",
  ],
])("writes in sentences: %s", (before, after) => {
  const asked: Asked = { product: { descriptionHtml: before, vendor: "Olaria" } };
  expect(mend(descriptionCase, asked)).toEqual([
    { field: "descriptionHtml", target: "", before, after, isChosen: false },
  ]);
});

it("leaves capitals where they are a script's own, and texts without any", () => {
  expect(mend(descriptionCase, html("<p>この花瓶は陶器製です。</p>".repeat(20)))).toEqual([]);
  expect(mend(descriptionCase, html(cleanDescription))).toEqual([]);
});

it("shortens a description to the paragraphs that fit, without a heading at the end", () => {
  const paragraph = `<p>${"word ".repeat(400).trim()}</p>`;
  const long = `<div>${paragraph}<h2>More</h2>${paragraph}<h2>Care</h2>${paragraph}</div>`;
  expect(mendTo(descriptionLength, html(long))).toEqual([
    `<div>${paragraph}<h2>More</h2>${paragraph}</div>`,
  ]);
  const list = `<ul>${`<li>${"word ".repeat(200).trim()}`.repeat(6)}</ul>`;
  expect(mendTo(descriptionLength, html(list))).toEqual([
    `<ul>${`<li>${"word ".repeat(200).trim()}`.repeat(5)}</ul>`,
  ]);
});

it("asks for a shorter one where a description is one block", () => {
  expect(mendTo(descriptionLength, html("word ".repeat(1001)))).toEqual([undefined]);
  expect(mendTo(descriptionLength, html("word ".repeat(1000)))).toEqual([]);
});
