/** Quiet pairs (background, ink) for product tiles. */
const COLOURS: readonly (readonly [string, string])[] = [
  ["#e8efe6", "#3c5a3f"],
  ["#f4e9df", "#7a4b26"],
  ["#e6ecf4", "#33507a"],
  ["#f3e6ec", "#7a3354"],
  ["#efe9f5", "#54407a"],
  ["#e4f1f0", "#21615c"],
  ["#f6f0d9", "#6b5a16"],
  ["#ece9e6", "#4f4741"],
];

const LINE_LENGTH = 18;
const MAX_LINES = 4;

/** A 800 x 800 tile with what a file's name says, in a colour of its product. */
export function placeholderSvg(fileName: string): string {
  const { words, background, ink, radius } = shadesOf(fileName);
  const title = words.replaceAll("-", " ");
  const lines = wrap(title.charAt(0).toUpperCase() + title.slice(1));
  const top = 420 - ((lines.length - 1) * 64) / 2;
  const text = lines
    .map((line, at) => `<text x="400" y="${top + at * 64}">${escapeXml(line)}</text>`)
    .join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800">` +
    `<rect width="800" height="800" fill="${background}"/>` +
    `<circle cx="400" cy="400" r="${radius}" fill="#fff" opacity=".55"/>` +
    `<g fill="${ink}" font-family="Inter,Helvetica,Arial,sans-serif" font-size="52" ` +
    `font-weight="600" text-anchor="middle">${text}</g></svg>`
  );
}

/** What a file's name says, and how its tile is coloured; the radius of its circle is one of 800. */
export function shadesOf(fileName: string) {
  const [, words = "", number] = /^(.*?)(?:-(\d+))?(?:\.[a-z\d]+)?$/i.exec(fileName) ?? [];
  const shade = sumOf(words);
  const [background, ink] = COLOURS[(number ? Number(number) : shade) % COLOURS.length]!;
  return { words, background, ink, radius: 250 + ((shade * 37) % 90) };
}

function sumOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}

function wrap(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= LINE_LENGTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  if (lines.length <= MAX_LINES) return lines;
  return [...lines.slice(0, MAX_LINES - 1), `${lines[MAX_LINES - 1]}…`];
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
