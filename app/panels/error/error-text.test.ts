import { expect, it } from "vitest";
import { AppError } from "../../lib/errors";
import { errorText } from "./error-text";
import { guard } from "./guard.server";

it("tells our codes apart, and anything unknown as our own fault", () => {
  expect(errorText(503, { code: "upstream_unavailable" })).toBe("errors.upstream");
  expect(errorText(403, { code: "missing_scope" })).toBe("errors.missing_scope");
  expect(errorText(500, { code: "toString" })).toBe("errors.internal");
  expect(errorText(404, "Not Found")).toBe("errors.not_found");
  expect(errorText(null, null)).toBe("errors.internal");
});

it("speaks of a lost installation where the library was given no token, and only there", () => {
  expect(errorText(500, "")).toBe("errors.noAccess");
  expect(errorText(401, null)).toBe("errors.noAccess");
  expect(errorText(500, "Unexpected Server Error")).toBe("errors.internal");
  expect(errorText(401, { code: "needs_reauth" })).toBe("errors.needs_reauth");
});

it("turns our errors into answers with their code, and nothing else", async () => {
  const failure = guard(Promise.reject(new AppError("missing_scope", "secret words", "read_x")));
  const response = await failure.catch((thrown: unknown) => thrown as Response);
  expect(response).toBeInstanceOf(Response);
  expect((response as Response).status).toBe(403);
  expect(await (response as Response).json()).toEqual({ code: "missing_scope" });

  const bug = new TypeError("bug");
  await expect(guard(Promise.reject(bug))).rejects.toBe(bug);
  await expect(guard(Promise.resolve(5))).resolves.toBe(5);
});
