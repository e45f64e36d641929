/** What the app answered, or why it has nothing to say. */
export type Called<T> = { kind: "told"; data: T } | { kind: "failed"; why: Failure };

export type Failure = "notFound" | "missingScope" | "noAccess" | "failed";

const failures: Readonly<Record<number, Failure>> = {
  401: "noAccess",
  403: "missingScope",
  404: "notFound",
};

/** Asks the app; with a body, tells it something. The admin adds who asks. */
export async function callApp<T>(path: string, body?: object): Promise<Called<T>> {
  try {
    const response = await fetch(
      `/api/extension${path}`,
      body === undefined
        ? {}
        : {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
          },
    );
    if (!response.ok) return { kind: "failed", why: failures[response.status] ?? "failed" };
    return { kind: "told", data: (await response.json()) as T };
  } catch {
    return { kind: "failed", why: "failed" };
  }
}

/** The number of a gid, such as gid://shopify/Product/12. */
export function numberOf(gid: string | undefined): number {
  return Number(gid?.split("/").at(-1));
}

/** The address of a page of the app, as a link in the admin has it. */
export function appLink(path: string): string {
  return `app:${path.replace(/^\//, "")}`;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
