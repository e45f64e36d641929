import { expect, it } from "vitest";
import type { Asked } from "../testing/ask";
import { cleanDescription } from "../testing/facts";
import { mend, mendTo } from "../testing/mend";
import { descriptionDebris } from "./description-debris";
import { descriptionEntered } from "./description-entered";
import { descriptionLinks } from "./description-links";

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
