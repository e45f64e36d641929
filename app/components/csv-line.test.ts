import { expect, it } from "vitest";
import { csvLine } from "./csv-line";

it("quotes what would break a line apart", () => {
  expect(csvLine(["a", "b,c", 'say "x"', "two\nlines"])).toBe('a,"b,c","say ""x""","two\nlines"');
});

it("keeps negative numbers and disarms formulas", () => {
  expect(csvLine(["-12.50", "-3", "=1+1", "@x", "-cmd"])).toBe("-12.50,-3,'=1+1,'@x,'-cmd");
});
