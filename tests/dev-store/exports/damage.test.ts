import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { readOrders } from "./index";

const folder = mkdtempSync(join(tmpdir(), "exports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  "Name,Email,Financial Status,Total,Created at,Notes,Lineitem quantity,Lineitem name,Lineitem price";
const notes = fc.constantFrom(
  "",
  "short",
  '"Ring twice,\nplease"',
  '"a ""quoted"" word"',
  '"\n\n"',
);
const item = fc.constantFrom("Hat", '"Scarf, long"', '"5"" nail"');
const order = fc.record({ notes, items: fc.array(item, { minLength: 1, maxLength: 3 }) });

it("a stray quotation mark or comma costs the order it stands in and no other", async () => {
  const inputs = [
    fc.array(order, { minLength: 2, maxLength: 8 }),
    fc.nat(),
    fc.nat(),
    fc.constantFrom('"', ","),
  ] as const;
  const property = fc.asyncProperty(...inputs, async (orders, which, where, mark) => {
    const texts = orders.map(({ notes: note, items }, number) =>
      items
        .map((name, at) => {
          const own =
            at === 0
              ? `paid,10.00,2022-05-18 22:36:15 -0700,${note}`
              : ",,2022-05-18 22:36:15 -0700,";
          return `#${1000 + number},a@example.com,${own},1,${name},10.00\n`;
        })
        .join(""),
    );
    const damaged = which % orders.length;
    const text = texts[damaged]!;
    const at = where % text.length;
    const changed = texts.with(damaged, text.slice(0, at) + mark + text.slice(at));
    const path = join(folder, "orders.csv");
    writeFileSync(path, `${header}\n${changed.join("")}`);

    const { items, rejectedRows } = await readOrders(path, "salt");
    const others = orders.flatMap((_, number) => (number === damaged ? [] : `#${1000 + number}`));
    expect(items.map(({ name }) => name).filter((name) => others.includes(name))).toEqual(others);
    const kept = items.find(({ name }) => name === `#${1000 + damaged}`);
    // A mark that makes another valid cell changes its text; otherwise rows are reported.
    if (!kept) expect(rejectedRows.length).toBeGreaterThan(0);
    else if (rejectedRows.length === 0)
      expect(kept.lines).toHaveLength(orders[damaged]!.items.length);
  });
  // The mark opens a cell that the note of the next order closes.
  const swallowed = [
    { notes: '"Ring twice,\nplease"', items: ['"Scarf, long"'] },
    { notes: '"\n\n"', items: ["Hat"] },
    { notes: "", items: ["Hat"] },
  ];
  const text =
    '#1000,a@example.com,paid,10.00,2022-05-18 22:36:15 -0700,"Ring twice,\nplease",1,"Scarf, long",';
  await fc.assert(property, { numRuns: 100, examples: [[swallowed, 0, text.length, '"']] });
});
