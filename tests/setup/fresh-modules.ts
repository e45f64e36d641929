import { vi } from "vitest";

// Files of one worker share its process, so that what packages cost to load (the embedded database, the
// GraphQL library) is paid once. Our own modules start anew for each file: one parses its environment,
// opens its database and reads its clock once in its life.
vi.resetModules();
