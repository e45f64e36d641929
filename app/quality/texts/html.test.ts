import { expect, it } from "vitest";
import { readHtml } from "./html";

it("reads what a shopper reads: no tags, scripts or styles, entities decoded, single spaces", () => {
  const html =
    "<h2>Salt&nbsp;&amp; Pepper</h2><script>track('x')</script><style>p{}</style><p>Fish <b>and</b>\n<i>ch</i>ips</p><ul><li>One<li>Two</ul>";
  expect(readHtml(html).text).toBe("Salt & Pepper Fish and chips One Two");
});

it("collects links, frames, styles and elements", () => {
  const reading = readHtml(
    '<p style="color:red"><A HREF="https://a.example/?x=1&amp;y=2">a</A><iframe src="//v.example"></iframe><o:p></o:p></p>',
  );
  expect(reading.links).toEqual(["https://a.example/?x=1&y=2"]);
  expect(reading.frames).toEqual(["//v.example"]);
  expect(reading.styles).toEqual(["color:red"]);
  expect([...reading.elements]).toEqual(["p", "a", "iframe", "o:p"]);
});

it.each([
  ["<p>One<p>Two", []],
  ["<ul><li>One<li>Two</ul>", []],
  ["<table><tr><td>1<td>2<tr><td>3</table>", []],
  ["<p>Line<br>line<br/><img src=x><hr></p>", []],
  ["<svg><path d='x'/></svg>", []],
  ["<div><b>Bold</div>", ["b"]],
  ["<div><p>One</p>", ["div"]],
  ["<p>One</p></div>", ["div"]],
  ["<p>One</p></p>", []],
  ["<b><i>Both</b></i>", ["i"]],
])("finds in %s unbalanced: %j", (html, names) => {
  expect(readHtml(html).unbalanced).toEqual(names);
});

it("has a reading of whatever it is given", () => {
  for (const html of [
    "",
    "<",
    "</",
    "<!--",
    "&",
    "&#xfffffff;",
    "<a href",
    "<p class='",
    "\u0000",
    "</></ ></1>",
  ]) {
    expect(typeof readHtml(html).text).toBe("string");
  }
});
