/** Where the program of the parsing thread lies. The build puts its own answer here: vite.config.ts. */
export const parseThreadUrl = new URL("./parse-thread.server.ts", import.meta.url);
