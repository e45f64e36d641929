import {
  dropImagesOfColour,
  dropMedia,
  hasColours,
  hasShipping,
  longTitle,
  shortTitle,
} from "./defect-edits";
import { defect, duplicate, type Defect } from "./defect";

/** What a shop shows of a product: titles, descriptions, images. */
export const SHOWN_DEFECTS: readonly Defect[] = [
  // Titles.
  defect("title", "title-short", 0.012, (p) => (p.title = shortTitle(p))),
  defect("title", "title-all-caps", 0.015, (p) => (p.title = p.title.toUpperCase())),
  defect("title", "title-too-long", 0.008, (p) => (p.title = longTitle(p))),
  defect("title", "title-html", 0.005, (p) => (p.title = `<b>${p.title}</b> &amp; more`)),
  defect("title", "title-spaces", 0.012, (p) => (p.title = ` ${p.title.replace(" ", "  ")} `)),
  defect("title", "title-promotional", 0.012, (p, rng) => {
    p.title = `${p.title} ${rng.pick(["- SALE", "(Free Shipping)", "- 50% off today", "Best Price"])}`;
  }),
  defect("title", "title-punctuation", 0.008, (p, rng) => {
    p.title = `${p.title}${rng.pick(["!!!", " 🔥🔥", "!!", " ★★★"])}`;
  }),
  defect("title", "title-repetition", 0.006, (p) => {
    p.title = `${p.title} ${p.productType} ${p.productType} ${p.productType}`;
  }),
  defect("title", "title-copy-residue", 0.006, (p) => {
    p.title = `Copy of ${p.title}`;
    p.handle = `copy-of-${p.handle}`;
  }),
  duplicate("title", "title-duplicate", 0.012, (p, sibling) => {
    p.title = sibling.title;
    p.handle = `${sibling.handle}-1`;
  }),
  // Descriptions.
  defect("description", "description-missing", 0.04, (p) => (p.descriptionHtml = "")),
  defect("description", "description-short", 0.03, (p) => {
    p.descriptionHtml = `<p>${p.productType} by ${p.vendor}.</p>`;
  }),
  defect("description", "description-html-junk", 0.025, (p, rng) => {
    p.descriptionHtml = rng.pick([
      `<div style="font-family:'Times New Roman';mso-line-height-rule:exactly"><span style="color:#333">${p.descriptionHtml}</span><p>&nbsp;</p>`,
      `${p.descriptionHtml}<script>window.legacyWidget && legacyWidget.load()</script>`,
      `<table border="0"><tr><td>${p.descriptionHtml}</td></tr><iframe src="https://video.example/embed/1" width="560"></iframe>`,
    ]);
  }),
  defect("description", "description-equals-title", 0.008, (p) => {
    p.descriptionHtml = `<p>${p.title}</p>`;
  }),
  defect("description", "description-all-caps", 0.008, (p) => {
    p.descriptionHtml = p.descriptionHtml.replace(/>[^<]+</g, (text) => text.toUpperCase());
  }),
  defect("description", "description-contact", 0.008, (p) => {
    p.descriptionHtml += `\n<p>Questions? Call +1 555 0134, write to sales@othershop.example or see <a href="https://othershop.example/item">our other shop</a>.</p>`;
  }),
  defect("description", "description-placeholder", 0.004, (p) => {
    p.descriptionHtml =
      "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.</p>";
  }),
  duplicate("description", "description-duplicate", 0.012, (p, sibling) => {
    p.descriptionHtml = sibling.descriptionHtml;
  }),
  // Images.
  defect("media", "image-missing", 0.03, (p) => dropMedia(p), hasShipping),
  defect("media", "image-tiny", 0.02, (p, rng) => {
    const side = rng.pick([80, 150, 240, 400]);
    for (const media of p.media) Object.assign(media, { width: side, height: side });
  }),
  defect("media", "image-alt-missing", 0.1, (p) => {
    for (const media of p.media) media.alt = null;
  }),
  defect("media", "image-alt-file-name", 0.02, (p) => {
    p.media.forEach((media, at) => (media.alt = `IMG_${4021 + p.index + at}.jpg`));
  }),
  // What shops that read feeds do not take, of all that a shop can upload.
  defect("media", "image-wrong-type", 0.025, (p, rng) => {
    const extension = rng.pick(["svg", "avif"]);
    for (const media of p.media) media.extension = extension;
  }),
  defect("media", "colour-without-image", 0.015, dropImagesOfColour, hasColours),
];
