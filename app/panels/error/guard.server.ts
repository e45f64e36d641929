import { AppError, statusOf } from "../../lib/errors";

/**
 * The one place where our errors become answers: an AppError as a Response with its code, which the
 * page's error boundary puts into words. Anything else is thrown on, for the log.
 */
export async function guard<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Response(JSON.stringify({ code: error.code }), {
      status: statusOf(error.code),
      headers: { "Content-Type": "application/json" },
    });
  }
}
