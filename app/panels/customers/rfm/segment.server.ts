import { readSegmentForm } from "./segment-form";

/** The segment that the form of a request asks for; null: it cannot be read. */
export async function parseSegmentForm(
  request: Request,
): Promise<{ name: string; query: string } | null> {
  return readSegmentForm(await request.formData());
}
