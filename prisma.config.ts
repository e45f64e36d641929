import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { defineConfig } from "prisma/config";

// The JavaScript schema engine on an in-memory PGlite: `prisma generate` and `prisma migrate diff`
// need no downloaded binary and no running database.
process.env.DATABASE_URL ??= "postgresql://unused";

export default defineConfig({
  schema: "prisma/schema.prisma",
  experimental: { adapter: true },
  engine: "js",
  // The adapter is typed against its own, equal copy of Prisma's interfaces.
  adapter: async () => new PrismaPGlite(new PGlite()) as never,
});
